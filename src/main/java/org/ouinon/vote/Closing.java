package org.ouinon.vote;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.ouinon.database.Rows;
import org.ouinon.web.DatabaseAway;
import org.ouinon.web.Days;

/**
 * Closes ballots for good: they keep what they count, and nobody answers, withdraws or comments on them any more. Of each
 * its id is kept, a keyed hash; the ticket, what operators wrote and the visitor's hash go.
 */
@ApplicationScoped
public class Closing {

    /** Only an id is known of a ballot that nobody answered on: to all that counts its row is a test. */
    private static final String COLUMNS =
            "vote (ballot, agent, team, ticket, language, test, minted_at, state, taken_on,"
                    + " changed_at, closed_at)";

    private static final String STANDING = "ON DUPLICATE KEY UPDATE ticket = IF(vote.ticket IS NULL, NULL, ''),"
            + " visitor = 0, closed_at = COALESCE(vote.closed_at, VALUES(closed_at))";

    private static final String UNSAY = "UPDATE vote_move SET note = NULL WHERE ballot = ?";
    private static final String FORGET = "DELETE FROM recent_click WHERE ballot = ?";

    private final AgroalDataSource database;
    private final Days days;

    Closing(AgroalDataSource database, Days days) {
        this.database = database;
        this.days = days;
    }

    /**
     * Closes ballots within the present transaction, which must be active. Whatever moves one of them at the same time has
     * come to its end before, or finds it closed.
     *
     * @throws DatabaseAway where another transaction is in the way, and the present one must be tried again
     */
    public void close(Set<UUID> ballots, Instant at) {
        Set<UUID> inOrder = new TreeSet<>(ballots); // as the ballot box takes them
        try (Connection connection = database.getConnection()) {
            Rows rows = new Rows(COLUMNS, STANDING);
            inOrder.forEach(ballot -> rows.add(row(ballot, at)));
            rows.insert(connection);
            execute(connection, UNSAY, inOrder);
            execute(connection, FORGET, inOrder);
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    private Object[] row(UUID ballot, Instant at) {
        Timestamp now = Timestamp.from(at);
        return new Object[] {
            VoteRow.bytes(ballot), 0, 0, "", "", true, now, Standing.State.NONE.name(), days.of(at), now, now
        };
    }

    private static void execute(Connection connection, String sql, Set<UUID> ballots) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (UUID ballot : ballots) {
                statement.setBytes(1, VoteRow.bytes(ballot));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
