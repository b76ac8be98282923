package org.ouinon.score;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ouinon.database.Rows;

/** What a transaction adds to the tallies and takes from them, put together so that each row is touched once. */
public final class TallyMoves {

    /** Adding to what is there loses nothing, however many processes do it; reading first and then writing would. */
    private static final String ADDING =
            "ON DUPLICATE KEY UPDATE yes = yes + VALUES(yes), no = no + VALUES(no), held = held + VALUES(held)";

    private static final String MARK = "INSERT INTO tally_change (writer, changes, changed_at) VALUES (?, 1, ?)"
            + " ON DUPLICATE KEY UPDATE changes = changes + 1, changed_at = VALUES(changed_at)";

    private record Place(LocalDate day, int team, int agent) {}

    /** In one order everywhere, so that two transactions never wait for each other in a circle. */
    private final Map<Place, Count> moves = new TreeMap<>(
            Comparator.comparing(Place::day).thenComparing(Place::team).thenComparing(Place::agent));

    /** Adds counts, which may be negative, to a team and agent on a local day. */
    public void add(LocalDate day, int team, int agent, Count counts) {
        moves.merge(new Place(day, team, agent), counts, Count::plus);
        moves.values().removeIf(Count::isNothing);
    }

    /** The days whose tallies move. */
    public Set<LocalDate> days() {
        return moves.keySet().stream().map(Place::day).collect(Collectors.toSet());
    }

    /**
     * Writes the moves into the rows of a writer and leaves the mark for other processes.
     *
     * @param at the instant that the index will show as its last change
     */
    public void write(Connection connection, int writer, Instant at) throws SQLException {
        if (moves.isEmpty()) {
            return;
        }
        Rows rows = new Rows("tally (day, team, agent, writer, yes, no, held)", ADDING);
        moves.forEach((place, count) ->
                rows.add(place.day(), place.team(), place.agent(), writer, count.yes(), count.no(), count.held()));
        rows.insert(connection);
        mark(connection, writer, at);
    }

    private static void mark(Connection connection, int writer, Instant at) throws SQLException {
        try (PreparedStatement mark = connection.prepareStatement(MARK)) {
            mark.setInt(1, writer);
            mark.setTimestamp(2, Timestamp.from(at));
            mark.executeUpdate();
        }
    }
}
