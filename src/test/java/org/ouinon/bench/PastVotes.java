package org.ouinon.bench;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Fills the tables with votes of the last year, as if the service had taken them: ballots of their days, moves, tallies. */
final class PastVotes {

    private static final int AT_ONCE = 500_000;

    private static final String DAY = "(CURDATE() - INTERVAL 1 + MOD(seq, 365) DAY)";
    private static final String BALLOT =
            "UNHEX(CONCAT(LPAD(HEX(DATEDIFF(" + DAY + ", '1970-01-01')), 8, '0'), LEFT(MD5(seq), 24)))";
    private static final String ANSWER = "IF(MOD(seq, 10) = 0, 'NO', 'YES')";
    private static final String CHANGED_AT = DAY + " + INTERVAL MOD(seq, 86400) SECOND";

    /** In the order of their places on the disk, or millions of them take an hour. */
    private static final String IN_ORDER = " FROM seq_%d_to_%d ORDER BY 1";

    private static final String VOTES =
            "INSERT IGNORE INTO vote (ballot, agent, team, ticket, language, test, minted_at,"
                    + " answer, state, proof, reasons, visitor, taken_on, counted_on, changed_at) SELECT " + BALLOT
                    + ", 1 + MOD(seq, 20), 1 + MOD(seq, 4), CONCAT('P', seq), 'en', FALSE, " + DAY + ", " + ANSWER
                    + ", 'COUNTED', 'RENDERED', 'SENT_LONG_AGO', 0, " + DAY + ", " + DAY + ", " + CHANGED_AT + IN_ORDER;

    private static final String MOVES =
            "INSERT INTO vote_move (ballot, moved_at, from_state, to_state, answer, points, reasons) SELECT " + BALLOT
                    + ", " + CHANGED_AT + ", 'NONE', 'COUNTED', " + ANSWER + ", -1, 'SENT_LONG_AGO'" + IN_ORDER;

    private static final String TALLIES = "INSERT INTO tally (day, team, agent, writer, yes, no, held)"
            + " SELECT taken_on, team, agent, 0, SUM(answer = 'YES'), SUM(answer = 'NO'), 0 FROM vote WHERE ticket LIKE 'P%'"
            + " GROUP BY taken_on, team, agent ON DUPLICATE KEY UPDATE yes = VALUES(yes), no = VALUES(no)";

    private PastVotes() {}

    /** Takes the file of the connection, and how many votes there shall be. */
    public static void main(String... arguments) throws Exception {
        Properties login = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of(arguments[0]))) {
            login.load(file);
        }
        // Minutes, not the service's seconds.
        String url = login.getProperty("url").replaceAll("socketTimeout=\\d+", "socketTimeout=600000");
        try (Connection connection =
                        DriverManager.getConnection(url, login.getProperty("username"), login.getProperty("password"));
                Statement statement = connection.createStatement()) {
            fill(statement, Long.parseLong(arguments[1]));
        }
    }

    private static void fill(Statement statement, long wanted) throws SQLException {
        for (long first = past(statement) + 1; first <= wanted; first += AT_ONCE) {
            long last = Math.min(wanted, first + AT_ONCE - 1);
            statement.execute(VOTES.formatted(first, last));
            statement.execute(MOVES.formatted(first, last));
        }
        statement.execute(TALLIES);
        statement.execute("INSERT INTO tally_change (writer, changes, changed_at) VALUES (0, 1, UTC_TIMESTAMP(3))"
                + " ON DUPLICATE KEY UPDATE changes = changes + 1");
    }

    private static long past(Statement statement) throws SQLException {
        try (ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM vote WHERE ticket LIKE 'P%'")) {
            count.next();
            return count.getLong(1);
        }
    }
}
