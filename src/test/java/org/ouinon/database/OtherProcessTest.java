package org.ouinon.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What other processes do to a data folder: they want it at the same time, or are killed in the middle. */
@Timeout(60)
class OtherProcessTest {

    @Test
    void a_second_process_on_the_same_folder_is_refused() throws Exception {
        Path folder = Folders.fresh("refused");
        try (EmbeddedMariaDb database = EmbeddedMariaDb.open(EmbeddedSettings.in(folder.toString()));
                Child second = Child.on(folder)) {
            assertEquals(
                    "The data folder " + folder.resolve("mariadb") + " is in use by process "
                            + ProcessHandle.current().pid()
                            + ". Stop that process, set OUINON_EMBEDDED_JOIN=true to share its database, or set"
                            + " OUINON_DATA_DIR to another folder.",
                    second.awaitLine("refused "));
            assertEquals(1, number(database.login(), "SELECT 1"), "the first goes on");
        }
    }

    @Test
    void a_process_that_joins_uses_the_server_of_the_first_and_leaves_it_running() throws Exception {
        Path folder = Folders.fresh("joined");
        try (EmbeddedMariaDb database = EmbeddedMariaDb.open(EmbeddedSettings.in(folder.toString()))) {
            try (Child second = Child.on(folder, "join")) {
                assertEquals(database.login().url(), second.awaitLine("opened "));
            }
            assertEquals(1, number(database.login(), "SELECT 1"));
        }
    }

    @Test
    void a_process_that_finds_nobody_to_join_starts_the_server_and_stops_it_at_its_end() throws Exception {
        Path folder = Folders.fresh("alone");
        try (Child only = Child.on(folder, "join")) {
            only.awaitLine("opened ");
            assertTrue(Files.exists(folder.resolve("mariadb/connection.properties")));
        }
        assertFalse(Files.exists(folder.resolve("mariadb/mariadbd.pid")), "the server ended well");
    }

    @Test
    void no_acknowledged_row_is_lost_when_the_jvm_is_killed() throws Exception {
        Path folder = Folders.fresh("killed");
        int acknowledged = killWhileWriting(folder);
        ProcessHandle orphan = server(folder);
        try (EmbeddedMariaDb database = EmbeddedMariaDb.open(EmbeddedSettings.in(folder.toString()))) {
            assertFalse(orphan.info().command().isPresent(), "the orphan is gone");
            assertAllThere(acknowledged, database.login());
        }
    }

    @Test
    void no_acknowledged_row_is_lost_when_both_are_killed() throws Exception {
        Path folder = Folders.fresh("both-killed");
        int acknowledged = killWhileWriting(folder);
        server(folder).destroyForcibly();
        try (EmbeddedMariaDb database = EmbeddedMariaDb.open(EmbeddedSettings.in(folder.toString()))) {
            assertAllThere(acknowledged, database.login());
        }
    }

    @Test
    void an_unpacking_that_was_killed_is_done_again() throws Exception {
        Path folder = Folders.bare("unpacking-killed");
        Child child = Child.on(folder);
        child.awaitLine("Unpacking MariaDB " + MariaDbBinaries.VERSION + " into ");
        awaitExistence(folder.resolve("mariadb/" + MariaDbBinaries.VERSION + ".part/bin/mariadbd"));
        child.kill();
        assertFalse(Files.exists(folder.resolve("mariadb/" + MariaDbBinaries.VERSION)));
        try (Child next = Child.on(folder)) {
            next.awaitLine("Unpacking MariaDB ");
            next.awaitLine("opened ");
        }
    }

    @Test
    void an_installation_that_was_killed_is_done_again() throws Exception {
        Path folder = Folders.fresh("installation-killed");
        Child child = Child.on(folder);
        child.awaitLine("Installing ");
        awaitExistence(folder.resolve("mariadb/tables.part/ibdata1"));
        child.kill();
        assertFalse(Files.exists(folder.resolve("mariadb/tables")));
        try (EmbeddedMariaDb database = EmbeddedMariaDb.open(EmbeddedSettings.in(folder.toString()))) {
            assertEquals(1, number(database.login(), "SELECT 1"));
        }
    }

    @Test
    void a_number_that_belongs_to_another_program_is_left_alone() throws Exception {
        Path folder = Folders.fresh("number-reused");
        Process other = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(folder.resolve("mariadb/mariadbd.pid"), String.valueOf(other.pid()));
            EmbeddedMariaDb.open(EmbeddedSettings.in(folder.toString())).close();
            assertTrue(other.isAlive());
        } finally {
            other.destroy();
        }
    }

    /** How many rows a child said it wrote before it was killed. */
    private static int killWhileWriting(Path folder) throws Exception {
        Child child = Child.on(folder, "write");
        while (Integer.parseInt(child.awaitLine("wrote ")) < 500) {
            Thread.onSpinWait();
        }
        List<String> rest = child.kill();
        // The last line may be cut.
        return rest.size() < 2
                ? 500
                : Integer.parseInt(rest.get(rest.size() - 2).substring("wrote ".length()));
    }

    private static void assertAllThere(int acknowledged, Login login) throws SQLException {
        assertEquals(acknowledged, number(login, "SELECT COUNT(*) FROM written WHERE id <= " + acknowledged));
    }

    private static ProcessHandle server(Path folder) throws Exception {
        return new MariaDbProcess(DataFolder.in(folder.toString())).running().orElseThrow();
    }

    private static void awaitExistence(Path file) throws InterruptedException {
        while (!Files.exists(file)) {
            Thread.sleep(1);
        }
    }

    private static int number(Login login, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(login.url(), login.username(), login.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertTrue(rows.next());
            return rows.getInt(1);
        }
    }
}
