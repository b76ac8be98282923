package org.ouinon.bench;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** What the benchmark compares with: the plain way to store a vote, a transaction each, on the same MariaDB. */
final class OneTransactionPerVote {

    private static final String BALLOT = "UNHEX(CONCAT('00005019', LEFT(?, 24)))";

    /** What is stored of a vote, in tables of the benchmark's own; each question mark stands for the vote's id. */
    private enum Stored {
        /** No more than an answer and one count of all. */
        PLAIN(
                List.of(
                        "CREATE OR REPLACE TABLE bench_vote (id CHAR(36) PRIMARY KEY, answer CHAR(3) NOT NULL)",
                        "CREATE OR REPLACE TABLE bench_tally (day INT PRIMARY KEY, yes INT NOT NULL)",
                        "INSERT INTO bench_tally VALUES (1, 0)"),
                List.of(
                        "SELECT answer FROM bench_vote WHERE id = ?",
                        "INSERT INTO bench_vote VALUES (?, 'YES')",
                        "UPDATE bench_tally SET yes = yes + 1 WHERE day = 1"),
                "DROP TABLE bench_vote, bench_tally"),

        /** All that the service reads and writes for a first vote: ballot, recent clicks, history, tally and its mark. */
        WHOLE(
                List.of(
                        "CREATE OR REPLACE TABLE bench_vote LIKE vote",
                        "CREATE OR REPLACE TABLE bench_click LIKE recent_click",
                        "CREATE OR REPLACE TABLE bench_move LIKE vote_move",
                        "CREATE OR REPLACE TABLE bench_tally LIKE tally",
                        "CREATE OR REPLACE TABLE bench_change LIKE tally_change"),
                List.of(
                        "SELECT answer, state, proof, reasons, visitor, taken_on, counted_on, changed_at FROM bench_vote"
                                + " WHERE ballot = " + BALLOT + " FOR UPDATE",
                        "(SELECT link, visitor, at, proof, flagged FROM bench_click WHERE ballot = " + BALLOT
                                + " AND at >= '2026-11-22 12:00:00' ORDER BY at DESC LIMIT 32) UNION ALL"
                                + " (SELECT link, visitor, at, proof, flagged FROM bench_click WHERE visitor = CRC32(?)"
                                + " AND flagged = 1 AND at >= '2026-11-22 12:00:00' ORDER BY at DESC LIMIT 32)",
                        "INSERT INTO bench_click (ballot, link, visitor, at, proof, flagged) VALUES (" + BALLOT
                                + ", 'YES', CRC32(?), '2026-11-22 12:00:00', 'RENDERED', 0)",
                        "INSERT INTO bench_move (ballot, moved_at, from_state, to_state, answer, points, reasons) VALUES ("
                                + BALLOT + ", '2026-11-22 12:00:00', 'NONE', 'COUNTED', 'YES', -1, 'SENT_LONG_AGO')",
                        "INSERT INTO bench_vote (answer, state, proof, reasons, visitor, taken_on, counted_on, changed_at,"
                                + " ballot, agent, team, ticket, asserted, language, test, minted_at) VALUES ('YES',"
                                + " 'COUNTED', 'RENDERED', 'SENT_LONG_AGO', CRC32(?), '2026-11-22', '2026-11-22',"
                                + " '2026-11-22 12:00:00', " + BALLOT + ", 1, 1, LEFT(?, 8), 0, 'en', 0,"
                                + " '2026-11-21 12:00:00')",
                        "INSERT INTO bench_tally (day, team, agent, writer, yes, no, held) VALUES ('2026-11-22', 1, 1, 1, 1,"
                                + " 0, 0) ON DUPLICATE KEY UPDATE yes = yes + 1",
                        "INSERT INTO bench_change (writer, changes, changed_at) VALUES (1, 1, '2026-11-22 12:00:00')"
                                + " ON DUPLICATE KEY UPDATE changes = changes + 1"),
                "DROP TABLE bench_vote, bench_click, bench_move, bench_tally, bench_change");

        private final List<String> tables;
        private final List<String> statements;
        private final String end;

        Stored(List<String> tables, List<String> statements, String end) {
            this.tables = tables;
            this.statements = statements;
            this.end = end;
        }
    }

    private OneTransactionPerVote() {}

    /**
     * Takes the file of the connection, the number of connections, the seconds and {@code plain} or {@code whole}; prints
     * votes per second.
     */
    public static void main(String... arguments) throws Exception {
        Properties login = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of(arguments[0]))) {
            login.load(file);
        }
        int connections = Integer.parseInt(arguments[1]);
        Duration time = Duration.ofSeconds(Long.parseLong(arguments[2]));
        Stored stored = Stored.valueOf(arguments[3].toUpperCase(Locale.ROOT));
        try (Connection connection = open(login);
                Statement statement = connection.createStatement()) {
            for (String table : stored.tables) {
                statement.execute(table);
            }
            System.out.println(rate(login, stored, connections, time));
            statement.execute(stored.end);
        }
    }

    private static long rate(Properties login, Stored stored, int connections, Duration time) throws Exception {
        LongAdder votes = new LongAdder();
        long end = System.nanoTime() + time.toNanos();
        ExecutorService clients = Executors.newFixedThreadPool(connections);
        for (int i = 0; i < connections; i++) {
            clients.submit(() -> {
                vote(login, stored, end, votes);
                return null;
            });
        }
        clients.shutdown();
        clients.awaitTermination(time.toSeconds() + 10, TimeUnit.SECONDS);
        return votes.sum() / time.toSeconds();
    }

    private static void vote(Properties login, Stored stored, long end, LongAdder votes) throws SQLException {
        try (Connection connection = open(login)) {
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            connection.setAutoCommit(false);
            Map<PreparedStatement, Integer> statements = new LinkedHashMap<>();
            for (String sql : stored.statements) {
                int ids = (int) sql.chars().filter(c -> c == '?').count();
                statements.put(connection.prepareStatement(sql), ids);
            }
            while (System.nanoTime() < end) {
                vote(statements);
                connection.commit();
                votes.increment();
            }
        }
    }

    private static void vote(Map<PreparedStatement, Integer> statements) throws SQLException {
        String id = UUID.randomUUID().toString().replace("-", "");
        for (PreparedStatement statement : statements.keySet()) {
            for (int i = 1; i <= statements.get(statement); i++) {
                statement.setString(i, id);
            }
            statement.execute();
        }
    }

    private static Connection open(Properties login) throws SQLException {
        // As the service's own connections: the server reads each statement once.
        String url = login.getProperty("url") + "&useServerPrepStmts=true";
        return DriverManager.getConnection(url, login.getProperty("username"), login.getProperty("password"));
    }
}
