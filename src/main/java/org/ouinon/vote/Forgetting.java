package org.ouinon.vote;

import io.agroal.api.AgroalDataSource;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import org.ouinon.web.Days;

/** Forgets what was kept only to tell people from machines: recent clicks, and the keys behind visitors' hashes. */
@ApplicationScoped
class Forgetting {

    /** So many at once that no lock is held for long. */
    private static final String FORGET = "DELETE FROM recent_click WHERE at < ? LIMIT 5000";

    /** Two days are long enough for a process that was away; older ones were done before. */
    private static final String UNLINK = "UPDATE vote SET visitor = 0 WHERE state = ? AND visitor <> 0"
            + " AND changed_at >= ? AND changed_at < ? LIMIT 5000";

    private static final Duration REMEMBERED = Duration.ofDays(2);

    private final AgroalDataSource database;
    private final DailyKeys keys;
    private final Days days;

    Forgetting(AgroalDataSource database, DailyKeys keys, Days days) {
        this.database = database;
        this.keys = keys;
        this.days = days;
    }

    /** Two votes of one visitor on one day are nobody's business once that day's key is gone. */
    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void unlink() {
        try {
            for (Standing.State state : Standing.State.values()) {
                unlink(state);
            }
        } catch (SQLException e) {
            Log.warnf("Old votes are unlinked from their visitors later: %s", e.getMessage());
        }
    }

    @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        try {
            forgetClicks();
            keys.destroyOld();
        } catch (SQLException | RuntimeException e) {
            Log.warnf("Old clicks are forgotten later: %s", e.getMessage());
        }
    }

    private void unlink(Standing.State state) throws SQLException {
        Timestamp before = Timestamp.from(days.now().minus(REMEMBERED));
        Timestamp after = Timestamp.from(days.now().minus(REMEMBERED.multipliedBy(2)));
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(UNLINK)) {
            int unlinked;
            do {
                update.setString(1, state.name());
                update.setTimestamp(2, after);
                update.setTimestamp(3, before);
                unlinked = update.executeUpdate();
            } while (unlinked > 0);
        }
    }

    private void forgetClicks() throws SQLException {
        Timestamp before = Timestamp.from(days.now().minus(PastClick.SAME_BALLOT));
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(FORGET)) {
            int forgotten;
            do {
                delete.setTimestamp(1, before);
                forgotten = delete.executeUpdate();
            } while (forgotten > 0);
        }
    }
}
