package org.ouinon.vote;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.UUID;
import org.ouinon.database.Rows;

/** The append-only record of every move of a vote: from what, to what, on what evidence, and by whom. */
final class History {

    private final Rows rows =
            new Rows("vote_move (ballot, moved_at, from_state, to_state, answer, points, reasons, mover, note)", "");

    void add(UUID ballot, Move move, Slip slip) {
        if (!move.worthHistory()) {
            return;
        }
        Standing after = move.after();
        rows.add(
                VoteRow.bytes(ballot),
                Timestamp.from(slip.at()),
                move.before().state().name(),
                after.state().name(),
                after.answer().name(),
                after.points(),
                Reason.write(after.reasons()),
                slip.mover(),
                slip.note());
    }

    void write(Connection connection) throws SQLException {
        rows.insert(connection);
    }
}
