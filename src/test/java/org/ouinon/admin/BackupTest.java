package org.ouinon.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ouinon.vote.Customer.CAROL;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mariadb.jdbc.MariaDbDataSource;
import org.ouinon.comment.Hostile;
import org.ouinon.database.Backup;
import org.ouinon.database.EmbeddedMariaDb;
import org.ouinon.database.EmbeddedSettings;
import org.ouinon.database.Login;
import org.ouinon.link.Mails;

/** A backup is restored into another MariaDB, which is then the same, to the row. */
@QuarkusTest
class BackupTest {

    @Inject
    BackupCommands commands;

    @Inject
    DataSource database;

    @Inject
    Mails mails;

    @ConfigProperty(name = "ouinon.data-dir")
    String dataDir;

    private Path folder;

    @BeforeEach
    void make_a_folder() throws IOException {
        folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "backup");
    }

    @AfterEach
    void delete_it() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void what_was_backed_up_is_restored_to_the_row() throws Exception {
        for (String hostile : Hostile.comments()) {
            String mail = mails.hourOld();
            CAROL.presses(mail, "yes");
            CAROL.comments(mail, hostile);
        }
        Path file = folder.resolve("backup.sql.gz");
        assertEquals(0, commands.back(file));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));

        try (EmbeddedMariaDb other =
                EmbeddedMariaDb.open(EmbeddedSettings.in(folder.resolve("other").toString()))) {
            DataSource restored = at(other.login());
            run(restored, "CREATE TABLE vote (ballot INT)");
            run(restored, "CREATE TABLE comment (ballot INT)");
            run(restored, "CREATE TABLE of_a_newer_release (id INT)");
            assertEquals(0, into(other.login(), restored).restore(file));
            Map<String, Long> sums = sums(restored);
            assertEquals(sums(database).keySet(), sums.keySet());
            for (String table : new String[] {"vote", "comment", "tally", "vote_move", "secret", "team", "agent"}) {
                assertEquals(sums(database).get(table), sums.get(table), table);
            }
            run(restored, "INSERT INTO agent (handle, team) VALUES ('after', 1)");
            assertEquals(
                    number(restored, "SELECT MAX(number) FROM agent WHERE handle <> 'after'") + 1_001,
                    number(restored, "SELECT number FROM agent WHERE handle = 'after'"));
        }
    }

    @Test
    void votes_are_never_restored_over() throws Exception {
        CAROL.presses(mails.hourOld(), "yes");
        Path file = folder.resolve("backup.sql.gz");
        commands.back(file);
        long before = number(database, "SELECT COUNT(*) FROM vote");
        assertTrue(told(() -> commands.restore(file)).contains("This database has votes or comments"));
        assertEquals(before, number(database, "SELECT COUNT(*) FROM vote"));
    }

    @Test
    void a_file_that_is_there_is_not_written_over() throws Exception {
        Path file = Files.writeString(folder.resolve("backup.sql.gz"), "precious");
        assertTrue(told(() -> commands.back(file)).contains("is there already"));
        assertEquals("precious", Files.readString(file));
    }

    @Test
    void a_backup_that_fails_leaves_no_file() throws Exception {
        Path file = folder.resolve("backup.sql.gz");
        Login wrong = new Login("jdbc:mariadb://127.0.0.1:1/ouinon", "nobody", "wrong");
        assertTrue(told(() -> into(wrong, database).back(file)).contains("No backup was written: mariadb-dump ended"));
        assertFalse(Files.exists(file));
    }

    @Test
    void a_backup_that_was_cut_short_is_refused() throws Exception {
        Path file = folder.resolve("backup.sql.gz");
        commands.back(file);
        byte[] whole = Files.readAllBytes(file);
        Path half = Files.write(folder.resolve("half.sql.gz"), Arrays.copyOf(whole, whole.length / 2));
        try (EmbeddedMariaDb other =
                EmbeddedMariaDb.open(EmbeddedSettings.in(folder.resolve("other").toString()))) {
            DataSource empty = at(other.login());
            run(empty, "CREATE TABLE vote (ballot INT)");
            run(empty, "CREATE TABLE comment (ballot INT)");
            assertTrue(told(() -> into(other.login(), empty).restore(half)).contains("Nothing was restored: "));
        }
    }

    private BackupCommands into(Login login, DataSource source) {
        return new BackupCommands(source, new Backup(login, Backup.programsIn(dataDir)));
    }

    private static DataSource at(Login login) throws SQLException {
        MariaDbDataSource source = new MariaDbDataSource(login.url());
        source.setUser(login.username());
        source.setPassword(login.password());
        return source;
    }

    /** What a command says that ends with 1. */
    private static String told(Callable<Integer> command) throws Exception {
        PrintStream errors = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertEquals(1, command.call());
        } finally {
            System.setErr(errors);
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    private static Map<String, Long> sums(DataSource source) throws SQLException {
        Map<String, Long> sums = new TreeMap<>();
        try (Connection connection = source.getConnection();
                Statement names = connection.createStatement();
                ResultSet tables = names.executeQuery(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()")) {
            while (tables.next()) {
                sums.put(tables.getString(1), sum(connection, tables.getString(1)));
            }
        }
        return sums;
    }

    private static long sum(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet sum = statement.executeQuery("CHECKSUM TABLE `" + table + "`")) {
            sum.next();
            return sum.getLong(2);
        }
    }

    private static long number(DataSource source, String query) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }

    private static void run(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
