package org.ouinon.chaos;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ouinon.database.Login;
import org.ouinon.vote.Answer;

/** What stands in the database, compared with what voters were told. It counts by itself and trusts nothing of the service. */
final class Books implements AutoCloseable {

    private static final String VOTES = "SELECT ticket, answer, state FROM vote WHERE ticket LIKE ?";

    private static final String MOVES = "SELECT ticket, from_state, to_state, vote_move.answer FROM vote_move"
            + " JOIN vote USING (ballot) WHERE ticket LIKE ? ORDER BY vote_move.id";

    /** Votes less tallies, by day, team and agent: as many rows as places where they differ. */
    private static final String DIFFERENCES = """
            SELECT COUNT(*) FROM (SELECT 1 FROM (
                SELECT counted_on AS day, team, agent, answer = 'YES' AS yes, answer = 'NO' AS no, 0 AS held
                FROM vote WHERE state = 'COUNTED'
                UNION ALL SELECT taken_on, team, agent, 0, 0, 1 FROM vote WHERE state = 'HELD'
                UNION ALL SELECT day, team, agent, -yes, -no, -held FROM tally
            ) AS both_sides GROUP BY day, team, agent
            HAVING SUM(yes) <> 0 OR SUM(no) <> 0 OR SUM(held) <> 0) AS different""";

    /** How far the history of a vote has come. */
    private record Step(String state, Answer answer) {}

    /**
     * @param lost voters who do not find what they were told
     * @param doubled votes that stand twice, or whose history tells a step twice or leaves one out
     * @param untrue tallies that differ from the votes
     */
    record Findings(long lost, long doubled, long untrue) {

        boolean areGood() {
            return lost + doubled + untrue == 0;
        }
    }

    private final Connection connection;

    Books(Login login) throws SQLException {
        connection = DriverManager.getConnection(login.url(), login.username(), login.password());
        findNode();
    }

    /** A node that left the others takes connections; the driver learns at the first statement that it takes no more. */
    private void findNode() throws SQLException {
        try {
            untrue();
        } catch (SQLTransientConnectionException elsewhere) {
            untrue(); // By now this is a connection with the next node.
        }
    }

    /** @param name how the tickets of these voters begin */
    Findings compare(List<Voter> voters, String name) throws SQLException {
        Set<String> doubled = new HashSet<>();
        Map<String, Stored> votes = votes(name, doubled);
        checkMoves(name, votes, doubled);
        long lost = voters.stream()
                .filter(voter -> !voter.finds(votes.get(voter.ticket)))
                .count();
        return new Findings(lost, doubled.size(), untrue());
    }

    private Map<String, Stored> votes(String name, Set<String> doubled) throws SQLException {
        Map<String, Stored> votes = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(VOTES)) {
            select.setString(1, name + "%");
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                String ticket = rows.getString(1);
                if (votes.put(ticket, new Stored(Answer.valueOf(rows.getString(2)), rows.getString(3))) != null) {
                    doubled.add(ticket);
                }
            }
        }
        return votes;
    }

    /** Each step begins where the one before ended, goes somewhere else, and the last one leads to how the vote stands. */
    private void checkMoves(String name, Map<String, Stored> votes, Set<String> doubled) throws SQLException {
        Map<String, Step> reached = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(MOVES)) {
            select.setString(1, name + "%");
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                Step next = new Step(rows.getString(3), Answer.valueOf(rows.getString(4)));
                Step before = reached.put(rows.getString(1), next);
                String from = before == null ? "NONE" : before.state();
                if (!from.equals(rows.getString(2)) || next.equals(before)) {
                    doubled.add(rows.getString(1));
                }
            }
        }
        votes.forEach((ticket, vote) -> {
            if (!new Step(vote.state(), vote.answer()).equals(reached.get(ticket))) {
                doubled.add(ticket);
            }
        });
    }

    private long untrue() throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet count = sql.executeQuery(DIFFERENCES)) {
            count.next();
            return count.getLong(1);
        }
    }

    /** Does on purpose what must be seen: loses a vote, tells a step of another twice, and counts one too many. */
    void forge(List<Voter> voters) throws SQLException {
        List<String> tickets = new ArrayList<>();
        voters.stream()
                .filter(voter ->
                        voter.attempts().size() == 1 && voter.attempts().get(0).isAcknowledged())
                .limit(2)
                .forEach(voter -> tickets.add(voter.ticket));
        try (Statement sql = connection.createStatement()) {
            sql.execute("DELETE FROM vote WHERE ticket = '" + tickets.get(0) + "'");
            sql.execute("INSERT INTO vote_move (ballot, moved_at, from_state, to_state, answer, points, reasons)"
                    + " SELECT ballot, changed_at, 'NONE', state, answer, 0, '' FROM vote WHERE ticket = '"
                    + tickets.get(1) + "'");
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
