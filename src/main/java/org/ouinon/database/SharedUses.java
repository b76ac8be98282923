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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

    /** After an attack the rest is heard at the next exchange. */
    private static final int MOST_HEARD_AT_ONCE = 10_000;

    /** What was there so long ago every process has heard, or was away; nobody's clock but the own one is asked. */
    private static final Duration TOLD_FOR = Duration.ofMinutes(1);

    private static final String PURPOSE = "measure";
    private static final String ALGORITHM = "HmacSHA256";

    private static final String NEWEST = "SELECT process, MAX(number) FROM shared_use GROUP BY process";
    private static final String NEWS = "SELECT number, measure, who, thing, uses FROM shared_use"
            + " WHERE process = ? AND number > ? ORDER BY number LIMIT " + MOST_HEARD_AT_ONCE;
    private static final String FORGET = "DELETE FROM shared_use WHERE process = ? AND number <= ?";

    /** What a measure makes of somebody's uses on other processes, for a thing that is named or for 0. */
    public interface Listener {
        void heard(long who, long thing, int uses);
    }

    private record Use(String measure, long who, long thing) {}

    /** One exchange's work with the database. */
    private interface Work {
        void run(Connection connection) throws SQLException;
    }

    private final AgroalDataSource database;
    private final Clock clock;
    private final long process = new SecureRandom().nextLong();
    private final Map<String, Listener> listeners = new ConcurrentHashMap<>();
    private final Map<Long, Long> heard = new HashMap<>();
    private final ScheduledExecutorService exchanging =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "shared-uses"));
    private final Map<Use, Integer> waiting = new LinkedHashMap<>();
    private volatile SecretKeySpec key;
    private boolean knowsOthers;
    private long last;
    private Map<Long, Long> seen = Map.of();
    private Instant seenAt = Instant.EPOCH;

    SharedUses(AgroalDataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Hears what other processes tell from now on, on a thread of its own.
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
    public void tell(String measure, long who) {
        tell(measure, who, 0);
    }

    /** The same of a use for one thing, which is told for each thing by itself. */
    public synchronized void tell(String measure, long who, long thing) {
        Use use = new Use(measure, who, thing);
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

    /** Hears and tells what there is now. Where one of them fails, the other goes on. */
    void exchange() {
        attempt(this::hear);
        Map<Use, Integer> taken = take();
        if (!taken.isEmpty() && !attempt(connection -> tell(connection, taken))) {
            putBack(taken);
        }
    }

    private boolean attempt(Work work) {
        try (Connection connection = database.getConnection()) {
            work.run(connection);
            return true;
        } catch (SQLException e) {
            Log.debugf("Each process measures by itself for now: %s", e.getMessage());
        } catch (RuntimeException | Error e) {
            Log.warn("What other processes measured could not be told or heard", e);
        }
        return false;
    }

    private void tell(Connection connection, Map<Use, Integer> taken) throws SQLException {
        Rows rows = new Rows("shared_use (process, number, measure, who, thing, uses)", "");
        // Numbers of an insertion of unknown end are not used again.
        taken.forEach((use, uses) -> rows.add(process, ++last, use.measure(), use.who(), use.thing(), uses));
        rows.insert(connection);
    }

    /** What was told before this process came is history. */
    private void hear(Connection connection) throws SQLException {
        Map<Long, Long> newest = newest(connection);
        if (!knowsOthers) {
            heard.putAll(newest);
            knowsOthers = true;
        }
        for (Map.Entry<Long, Long> other : newest.entrySet()) {
            if (other.getKey() != process && heard.getOrDefault(other.getKey(), 0L) < other.getValue()) {
                hear(connection, other.getKey());
            }
        }
        forget(connection, newest);
    }

    private static Map<Long, Long> newest(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(NEWEST);
                ResultSet rows = select.executeQuery()) {
            Map<Long, Long> newest = new HashMap<>();
            while (rows.next()) {
                newest.put(rows.getLong(1), rows.getLong(2));
            }
            return newest;
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
                        listener.heard(news.getLong("who"), news.getLong("thing"), news.getInt("uses"));
                    }
                }
            }
        }
    }

    /** Whoever told it may be gone, so that each process deletes what any of them told. */
    private void forget(Connection connection, Map<Long, Long> newest) throws SQLException {
        Instant now = clock.instant();
        if (Duration.between(seenAt, now).abs().compareTo(TOLD_FOR) < 0) {
            return;
        }
        List<Object[]> old = new ArrayList<>();
        seen.forEach((other, number) -> old.add(new Object[] {other, number}));
        Rows.write(connection, FORGET, old);
        seen = newest;
        seenAt = now;
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
