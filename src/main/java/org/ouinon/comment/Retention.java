package org.ouinon.comment;

import io.agroal.api.AgroalDataSource;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.Period;
import org.ouinon.vote.Unnaming;
import org.ouinon.web.Days;
import org.ouinon.web.Setting;

/**
 * Deletes comments that were kept for long enough, and takes the tickets from votes of that age. Any number of processes
 * may do so at once: what one has done, another finds done.
 */
@Startup
@ApplicationScoped
class Retention {

    /** So many in one transaction that no lock is held for long. */
    private static final String DELETE = "DELETE FROM comment WHERE written_at <= ? LIMIT 1000";

    private final AgroalDataSource database;
    private final Unnaming unnaming;
    private final Days days;
    private final Period keepFor;

    Retention(AgroalDataSource database, Unnaming unnaming, Days days, CommentSettings settings) {
        this.database = database;
        this.unnaming = unnaming;
        this.days = days;
        this.keepFor = Setting.read(() -> checked(settings.keepFor()));
    }

    /** @throws IllegalArgumentException with a sentence for the operator if nothing could be kept for so long */
    static Period checked(Period period) {
        if (period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException(
                    "OUINON_COMMENTS_KEEP_FOR is " + period + ", which is no time such as P13M, P2Y or P90D.");
        }
        return period;
    }

    /** Not before the start has come to its end: a setting that is none stops that with one sentence. */
    @Scheduled(every = "1h", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        Instant before = days.now().atZone(days.zone()).minus(keepFor).toInstant();
        try {
            delete(Timestamp.from(before));
            unnaming.unname(before);
        } catch (SQLException e) {
            Log.warnf("Old comments are deleted later: %s", e.getMessage());
        }
    }

    private void delete(Timestamp before) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(DELETE)) {
            int deleted;
            do {
                delete.setTimestamp(1, before);
                deleted = delete.executeUpdate();
            } while (deleted > 0);
        }
    }
}
