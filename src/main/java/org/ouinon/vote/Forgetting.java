package org.ouinon.vote;

import io.agroal.api.AgroalDataSource;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import org.ouinon.web.Days;

/** Forgets what was kept only to tell people from machines: recent clicks, and the keys behind visitors' hashes. */
@ApplicationScoped
class Forgetting {

    /** So many at once that no lock is held for long. */
    private static final String FORGET = "DELETE FROM recent_click WHERE at < ? LIMIT 5000";

    private final AgroalDataSource database;
    private final DailyKeys keys;
    private final Days days;

    Forgetting(AgroalDataSource database, DailyKeys keys, Days days) {
        this.database = database;
        this.keys = keys;
        this.days = days;
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
