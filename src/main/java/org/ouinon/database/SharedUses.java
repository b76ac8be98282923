package org.ouinon.database;

import io.agroal.api.AgroalDataSource;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells every process what the measures of one took, so that a limit is one limit however many processes there are: they
 * hear of it within a second. Where the database is away, or an attack has more to tell than there is room for, each
 * process measures by itself.
 */
@Startup
@ApplicationScoped
public class SharedUses {

    /** Milliseconds; what is told is heard at the second exchange after it, within one second. */
    private static final long EXCHANGE_EVERY = 250;

    /** So many are told at once, and so many more may wait; others are known to this process alone. */
    private static final int MOST_AT_ONCE = 1000;

    private static final int MOST_WAITING = 10_000;

    /** By then every process has heard it, or was away. */
    private static final Duration TOLD_FOR = Duration.ofMinutes(1);

    /** What a process left that is no more; clocks may differ by hours. */
    private static final Duration LEFT_FOR = Duration.ofDays(1);

    private static final String PURPOSE = "measure";
    private static final String ALGORITHM = "HmacSHA256";

    private static final String NEWEST = "SELECT process, MAX(number) FROM shared_use GROUP BY process";
    private static final String NEWS =
            "SELECT number, measure, who, uses FROM shared_use WHERE process = ? AND number > ? ORDER BY number";
    private static final String FORGET_OWN = "DELETE FROM shared_use WHERE process = ? AND number <= ?";
    private static final String FORGET_LEFT = "DELETE FROM shared_use WHERE at < ? LIMIT 5000";

    /** What a measure makes of somebody's uses on other processes. */
    public interface Listener {
        void heard(long who, int uses);
    }

    private record Use(String measure, long who) {}

    private record Told(long number, long nanos) {}

    private final AgroalDataSource database;
    private final Clock clock;
    private final long process = new SecureRandom().nextLong();
    private final Map<String, Listener> listeners = new ConcurrentHashMap<>();
    private final Map<Long, Long> heard = new HashMap<>();
    private final Deque<Told> told = new ArrayDeque<>();
    private final ScheduledExecutorService exchanging =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "shared-uses"));
    private final Map<Use, Integer> waiting = new LinkedHashMap<>();
    private volatile SecretKeySpec key;
    private boolean knowsOthers;
    private long last;

    SharedUses(AgroalDataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Hears what other processes tell from now on; called on a thread of this class.
     *
     * @param measure at most 10 characters; each has one listener
     */
    public void listen(String measure, Listener listener) {
        listeners.put(measure, listener);
    }

    /** A name for somebody which says nothing to whoever has no key, and the same on all processes. */
    public long who(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key());
            return ByteBuffer.wrap(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    /** Tells all other processes of one use; takes no time. */
    public synchronized void tell(String measure, long who) {
        Use use = new Use(measure, who);
        if (waiting.size() < MOST_WAITING || waiting.containsKey(use)) {
            waiting.merge(use, 1, Integer::sum);
        }
    }

    @PostConstruct
    void start() {
        key();
        exchanging.scheduleWithFixedDelay(this::exchange, 0, EXCHANGE_EVERY, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        exchanging.shutdownNow();
    }

    /** Tells and hears what there is now. */
    void exchange() {
        Map<Use, Integer> taken = take();
        try (Connection connection = database.getConnection()) {
            tell(connection, taken);
            taken = Map.of();
            hear(connection);
            forget(connection);
        } catch (SQLException | RuntimeException e) {
            putBack(taken);
            Log.debugf("Each process measures by itself for now: %s", e.getMessage());
        }
    }

    private void tell(Connection connection, Map<Use, Integer> taken) throws SQLException {
        if (taken.isEmpty()) {
            return;
        }
        Rows rows = new Rows("shared_use (process, number, measure, who, uses, at)", "");
        long number = last;
        for (Map.Entry<Use, Integer> use : taken.entrySet()) {
            number++;
            rows.add(
                    process,
                    number,
                    use.getKey().measure(),
                    use.getKey().who(),
                    use.getValue(),
                    Timestamp.from(clock.instant()));
        }
        last = number; // Numbers of an insertion of unknown end are not used again.
        rows.insert(connection);
        told.add(new Told(number, System.nanoTime()));
    }

    /** What was told before this process came is history. */
    private void hear(Connection connection) throws SQLException {
        List<Long> moved = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(NEWEST);
                ResultSet newest = select.executeQuery()) {
            while (newest.next()) {
                long other = newest.getLong(1);
                if (!knowsOthers) {
                    heard.put(other, newest.getLong(2));
                } else if (other != process && heard.getOrDefault(other, 0L) < newest.getLong(2)) {
                    moved.add(other);
                }
            }
        }
        knowsOthers = true;
        for (long other : moved) {
            hear(connection, other);
        }
    }

    private void hear(Connection connection, long other) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(NEWS)) {
            select.setLong(1, other);
            select.setLong(2, heard.getOrDefault(other, 0L));
            try (ResultSet news = select.executeQuery()) {
                while (news.next()) {
                    heard.put(other, news.getLong("number"));
                    Listener listener = listeners.get(news.getString("measure"));
                    if (listener != null) {
                        listener.heard(news.getLong("who"), news.getInt("uses"));
                    }
                }
            }
        }
    }

    private void forget(Connection connection) throws SQLException {
        Told old = null;
        while (!told.isEmpty() && System.nanoTime() - told.peek().nanos() >= TOLD_FOR.toNanos()) {
            old = told.poll();
        }
        if (old == null) {
            return;
        }
        try (PreparedStatement own = connection.prepareStatement(FORGET_OWN);
                PreparedStatement left = connection.prepareStatement(FORGET_LEFT)) {
            own.setLong(1, process);
            own.setLong(2, old.number());
            own.executeUpdate();
            left.setTimestamp(1, Timestamp.from(clock.instant().minus(LEFT_FOR)));
            left.executeUpdate();
        }
    }

    private synchronized Map<Use, Integer> take() {
        Map<Use, Integer> taken = new LinkedHashMap<>();
        waiting.entrySet().stream().limit(MOST_AT_ONCE).forEach(use -> taken.put(use.getKey(), use.getValue()));
        waiting.keySet().removeAll(taken.keySet());
        return taken;
    }

    /** One that was told all the same, by a transaction of unknown end, counts twice: rather that than never. */
    private synchronized void putBack(Map<Use, Integer> taken) {
        taken.forEach((use, uses) -> waiting.merge(use, uses, Integer::sum));
    }

    private SecretKeySpec key() {
        if (key == null) {
            key = new SecretKeySpec(Secret.shared(PURPOSE, 1, clock.instant()), ALGORITHM);
        }
        return key;
    }
}
