package org.ouinon.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;

/** Directors who want the digest of each week, a group for each round, and what stands in the database about their mails. */
final class Directors implements AutoCloseable {

    static final int GROUP = 20;

    private final Connection connection;

    Directors(Properties login) throws SQLException {
        connection = DriverManager.getConnection(
                login.getProperty("url"), login.getProperty("username"), login.getProperty("password"));
    }

    /** Answers and a comment of the last whole week, without which there is no mail. */
    void fillLastWeek() throws SQLException {
        String wednesday = "CURDATE() - INTERVAL WEEKDAY(CURDATE()) + 5 DAY";
        change("INSERT INTO tally (day, team, agent, writer, yes, no) VALUES (" + wednesday + ", 1, 1, 0, 30, 10)");
        change(
                "INSERT INTO comment (ballot, agent, team, ticket, language, text, written_at) VALUES (UNHEX(MD5('Carol')),"
                        + " 1, 1, 'T-1', 'en', 'Third time this week', " + wednesday + ")");
    }

    /** A new group, to whom the digest is due at once. */
    void join(int group) throws SQLException {
        change("INSERT INTO account (name, password_hash, roles) SELECT CONCAT('" + prefix(group)
                + "', LPAD(seq, 2, '0')), 'none', 'director' FROM seq_1_to_" + GROUP);
        change(
                "INSERT INTO subscription (account, epoch, seen_at, address, language, zone, weekly, monthly, alerts, secret)"
                        + " SELECT name, 0, UTC_TIMESTAMP(3), CONCAT(name, '@example.org'), 'EN', 'UTC', TRUE, FALSE, FALSE,"
                        + " LEFT(MD5(name), 27) FROM account WHERE name LIKE '" + prefix(group) + "%'");
    }

    static List<String> addresses(int group) {
        return IntStream.rangeClosed(1, GROUP)
                .mapToObj(seat -> name(group, seat) + "@example.org")
                .toList();
    }

    /** Whether each mail of a group is somebody's, or done. */
    boolean areAllClaimed(int group) throws SQLException {
        return count("account LIKE '" + prefix(group) + "%'") == GROUP;
    }

    /** Claims of which nobody has said how they ended. */
    int open() throws SQLException {
        return count("state = 'TAKEN'");
    }

    /** As if the time had passed after which a claim may be taken over. */
    void ageOpen() throws SQLException {
        change("UPDATE errand SET free_at = UTC_TIMESTAMP(3) - INTERVAL 1 SECOND WHERE state = 'TAKEN'");
    }

    /** Says of a mail that it was sent, which it was not. */
    void lie(int group, int seat) throws SQLException {
        change("INSERT INTO errand SELECT '" + name(group, seat)
                + "', what, state, claims, failures, free_at FROM errand" + " WHERE account = '" + name(1, 1) + "'");
    }

    /** Forgets that a mail was sent. */
    void forget(int group, int seat) throws SQLException {
        change("DELETE FROM errand WHERE account = '" + name(group, seat) + "'");
    }

    private void change(String statement) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private int count(String where) throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet result = sql.executeQuery("SELECT COUNT(*) FROM errand WHERE " + where)) {
            result.next();
            return result.getInt(1);
        }
    }

    private static String name(int group, int seat) {
        return prefix(group) + "%02d".formatted(seat);
    }

    private static String prefix(int group) {
        return "round%02d-".formatted(group);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
