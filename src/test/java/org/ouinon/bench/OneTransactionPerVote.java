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
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** What the benchmark compares with: the plain way to store a vote, a transaction each, on the same MariaDB. */
final class OneTransactionPerVote {

    private static final String TABLES =
            "CREATE OR REPLACE TABLE bench_vote (id CHAR(36) PRIMARY KEY, answer CHAR(3) NOT NULL)";
    private static final String TALLY = "CREATE OR REPLACE TABLE bench_tally (day INT PRIMARY KEY, yes INT NOT NULL)";

    private OneTransactionPerVote() {}

    /** Takes the file of the connection, the number of connections and the seconds; prints votes per second. */
    public static void main(String... arguments) throws Exception {
        Properties login = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of(arguments[0]))) {
            login.load(file);
        }
        int connections = Integer.parseInt(arguments[1]);
        Duration time = Duration.ofSeconds(Long.parseLong(arguments[2]));
        try (Connection connection = open(login);
                Statement statement = connection.createStatement()) {
            statement.execute(TABLES);
            statement.execute(TALLY);
            statement.execute("INSERT INTO bench_tally VALUES (1, 0)");
            System.out.println(rate(login, connections, time));
            statement.execute("DROP TABLE bench_vote, bench_tally");
        }
    }

    private static long rate(Properties login, int connections, Duration time) throws Exception {
        LongAdder votes = new LongAdder();
        long end = System.nanoTime() + time.toNanos();
        ExecutorService clients = Executors.newFixedThreadPool(connections);
        for (int i = 0; i < connections; i++) {
            clients.submit(() -> {
                vote(login, end, votes);
                return null;
            });
        }
        clients.shutdown();
        clients.awaitTermination(time.toSeconds() + 10, TimeUnit.SECONDS);
        return votes.sum() / time.toSeconds();
    }

    private static void vote(Properties login, long end, LongAdder votes) throws SQLException {
        try (Connection connection = open(login);
                PreparedStatement read = connection.prepareStatement("SELECT answer FROM bench_vote WHERE id = ?");
                PreparedStatement insert = connection.prepareStatement("INSERT INTO bench_vote VALUES (?, 'YES')");
                PreparedStatement tally =
                        connection.prepareStatement("UPDATE bench_tally SET yes = yes + 1 WHERE day = 1")) {
            connection.setAutoCommit(false);
            while (System.nanoTime() < end) {
                String id = UUID.randomUUID().toString();
                read.setString(1, id);
                read.executeQuery().close();
                insert.setString(1, id);
                insert.executeUpdate();
                tally.executeUpdate();
                connection.commit();
                votes.increment();
            }
        }
    }

    private static Connection open(Properties login) throws SQLException {
        return DriverManager.getConnection(
                login.getProperty("url"), login.getProperty("username"), login.getProperty("password"));
    }
}
