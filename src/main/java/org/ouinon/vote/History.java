package org.ouinon.vote;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The append-only record of every move of a vote: from what, to what, on what evidence, and by whom. */
final class History {

    private static final String INSERT =
            "INSERT INTO vote_move (ballot, moved_at, from_state, to_state, answer, points,"
                    + " reasons, mover, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private record Entry(UUID ballot, Move move, Slip slip) {}

    private final List<Entry> entries = new ArrayList<>();

    void add(UUID ballot, Move move, Slip slip) {
        if (move.worthHistory()) {
            entries.add(new Entry(ballot, move, slip));
        }
    }

    void write(Connection connection) throws SQLException {
        if (entries.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Entry entry : entries) {
                bind(insert, entry);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void bind(PreparedStatement insert, Entry entry) throws SQLException {
        Standing after = entry.move().after();
        insert.setBytes(1, VoteRow.bytes(entry.ballot()));
        insert.setTimestamp(2, Timestamp.from(entry.slip().at()));
        insert.setString(3, entry.move().before().state().name());
        insert.setString(4, after.state().name());
        insert.setString(5, after.answer().name());
        insert.setInt(6, after.points());
        insert.setString(7, Reason.write(after.reasons()));
        insert.setString(8, entry.slip().mover());
        insert.setString(9, entry.slip().note());
    }
}
