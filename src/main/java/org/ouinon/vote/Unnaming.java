package org.ouinon.vote;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;

/**
 * Takes the tickets from old votes, and from their history what operators wrote. Votes that changed since are not old. It
 * walks along the time in short transactions, and goes on where it came to the last time; after a start it begins anew.
 */
@ApplicationScoped
public class Unnaming {

    /** The instant of the thousandth row from an instant on, so that each step looks at no more. */
    private static final String STEP = "SELECT %s FROM %s AND %1$s > ? AND %1$s <= ? ORDER BY %1$s LIMIT 1 OFFSET 999";

    /** One walk for each state, because votes are indexed by state and time. */
    private static final String VOTES = "vote WHERE state = '%s'";

    private static final String MOVES = "vote_move WHERE TRUE";

    private static final String UNNAME =
            "UPDATE vote SET ticket = '' WHERE state = '%s' AND changed_at > ? AND changed_at <= ? AND ticket <> ''";

    private static final String UNSAY =
            "UPDATE vote_move SET note = NULL WHERE moved_at > ? AND moved_at <= ? AND note IS NOT NULL";

    private final AgroalDataSource database;
    private volatile Instant done = Instant.EPOCH;

    Unnaming(AgroalDataSource database) {
        this.database = database;
    }

    /** Does so with votes that last changed at an instant or before, and with moves of that age. */
    public void unname(Instant before) throws SQLException {
        Instant from = done.isAfter(before) ? Instant.EPOCH : done; // Somebody set the clock back.
        try (Connection connection = database.getConnection()) {
            for (Standing.State state : Standing.State.values()) {
                String votes = STEP.formatted("changed_at", VOTES.formatted(state));
                walk(connection, votes, UNNAME.formatted(state), from, before);
            }
            walk(connection, STEP.formatted("moved_at", MOVES), UNSAY, from, before);
        }
        done = before;
    }

    private static void walk(Connection connection, String step, String update, Instant start, Instant before)
            throws SQLException {
        Timestamp from = Timestamp.from(start);
        Timestamp last = Timestamp.from(before);
        try (PreparedStatement next = connection.prepareStatement(step);
                PreparedStatement change = connection.prepareStatement(update)) {
            while (from.before(last)) {
                Timestamp to = between(next, from, last);
                change.setTimestamp(1, from);
                change.setTimestamp(2, to);
                change.executeUpdate();
                from = to;
            }
        }
    }

    private static Timestamp between(PreparedStatement next, Timestamp from, Timestamp last) throws SQLException {
        next.setTimestamp(1, from);
        next.setTimestamp(2, last);
        try (ResultSet found = next.executeQuery()) {
            return found.next() ? found.getTimestamp(1) : last;
        }
    }
}
