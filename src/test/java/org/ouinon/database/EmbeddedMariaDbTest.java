package org.ouinon.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EmbeddedMariaDbTest {

    private static Path folder;
    private static EmbeddedMariaDb database;

    @BeforeAll
    static void open() throws IOException {
        folder = Folders.fresh("running");
        database = EmbeddedMariaDb.open(EmbeddedSettings.in(folder.toString()));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void it_listens_on_the_loopback_address_only() throws IOException {
        Path table = Path.of("/proc/net/tcp");
        assumeTrue(Files.exists(table), "only Linux lists its sockets in /proc");
        String port = "%04X".formatted(port());
        List<String> listeners = Stream.concat(Files.lines(table), Files.lines(Path.of("/proc/net/tcp6")))
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns[1].endsWith(":" + port) && columns[3].equals("0A"))
                .map(columns -> columns[1])
                .toList();
        assertEquals(List.of("0100007F:" + port), listeners);
    }

    @Test
    void nobody_gets_in_without_the_password() throws SQLException {
        String url = database.login().url();
        for (String[] account :
                new String[][] {{"ouinon", ""}, {"ouinon", "wrong"}, {"", ""}, {"root", ""}, {"mariadb.sys", ""}}) {
            assertThrows(
                    SQLException.class, () -> DriverManager.getConnection(url, account[0], account[1]), account[0]);
        }
        assertEquals("ouinon@127.0.0.1", query(database, "SELECT CURRENT_USER()"));
    }

    @Test
    void there_is_no_other_database() throws SQLException {
        assertEquals(
                "information_schema,ouinon",
                query(database, "SELECT GROUP_CONCAT(schema_name ORDER BY 1) FROM information_schema.schemata"));
    }

    @Test
    void text_outside_the_basic_plane_comes_back_whole() throws SQLException {
        String text = "Merci 😀 𝒬 𠮷";
        try (var connection = connect(database);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE words (word VARCHAR(50))");
            try (var insert = connection.prepareStatement("INSERT INTO words VALUES (?)")) {
                insert.setString(1, text);
                insert.execute();
            }
        }
        assertEquals(text, query(database, "SELECT word FROM words"));
    }

    @Test
    void a_smile_does_not_equal_a_frown() throws SQLException {
        assertEquals("0", query(database, "SELECT '😀' = '😡'"));
    }

    @Test
    void times_are_utc() throws SQLException {
        assertEquals("+00:00", query(database, "SELECT @@session.time_zone"));
        assertEquals("0", query(database, "SELECT TIMESTAMPDIFF(MINUTE, NOW(), UTC_TIMESTAMP())"));
    }

    @Test
    void an_acknowledged_write_is_on_the_disk() throws SQLException {
        assertEquals("1", query(database, "SELECT @@innodb_flush_log_at_trx_commit"));
    }

    @Test
    void only_the_owner_may_look_into_the_folder() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "no POSIX permissions here");
        Path mariadb = folder.resolve("mariadb");
        assertEquals("rwx------", permissions(mariadb));
        for (String secret : List.of("password", "init.sql", "connection.properties", "mariadb.log")) {
            assertEquals("rw-------", permissions(mariadb.resolve(secret)), secret);
        }
    }

    @Test
    void the_password_is_neither_in_the_command_line_nor_in_the_environment() throws Exception {
        ProcessHandle server = serverOf(folder);
        assertFalse(
                server.info().commandLine().orElse("").contains(database.login().password()));
        Path environment = Path.of("/proc", String.valueOf(server.pid()), "environ");
        assumeTrue(Files.exists(environment), "only Linux shows the environment of a process");
        assertFalse(Files.readString(environment).contains("JAVA"), "our own environment is not passed on");
    }

    @Test
    void the_same_jvm_gets_the_running_server_again() {
        EmbeddedMariaDb again = EmbeddedMariaDb.open(EmbeddedSettings.in(folder.toString()));
        assertEquals(database.login(), again.login());
        again.close();
        assertTrue(serverOf(folder).isAlive(), "who did not start it does not stop it");
    }

    @Test
    void another_class_loader_of_the_same_jvm_gets_it_too() throws Exception {
        try (URLClassLoader loader = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            Class<?> settings = loader.loadClass(EmbeddedSettings.class.getName());
            Class<?> embedded = loader.loadClass(EmbeddedMariaDb.class.getName());
            Object found = embedded.getMethod("open", settings)
                    .invoke(null, settings.getMethod("in", String.class).invoke(null, folder.toString()));
            assertEquals(
                    database.login().toString(),
                    embedded.getMethod("login").invoke(found).toString());
        }
    }

    @Test
    void rows_and_password_survive_a_stop_and_a_start() throws Exception {
        EmbeddedSettings settings =
                EmbeddedSettings.in(Folders.fresh("restarted").toString());
        Path login = Path.of(settings.dataDir(), "mariadb", "connection.properties");
        String password;
        try (EmbeddedMariaDb first = EmbeddedMariaDb.open(settings)) {
            update(first, "CREATE TABLE kept (word VARCHAR(9))");
            update(first, "INSERT INTO kept VALUES ('here')");
            assertEquals(first.login().toLines(), Files.readString(login));
            password = first.login().password();
        }
        assertFalse(Files.exists(login), "nothing to connect to, so no login");
        try (EmbeddedMariaDb second = EmbeddedMariaDb.open(settings)) {
            assertEquals("here", query(second, "SELECT word FROM kept"));
            assertEquals(password, second.login().password());
        }
    }

    @Test
    void an_account_made_behind_our_back_is_dropped_at_the_next_start() throws Exception {
        EmbeddedSettings settings =
                EmbeddedSettings.in(Folders.fresh("accounts").toString());
        EmbeddedMariaDb.open(settings).close();
        makeGuest(DataFolder.in(settings.dataDir()));
        try (EmbeddedMariaDb second = EmbeddedMariaDb.open(settings)) {
            assertThrows(
                    SQLException.class,
                    () -> DriverManager.getConnection(second.login().url(), "guest", ""));
        }
    }

    @Test
    void a_path_with_spaces_umlauts_and_many_letters_works() throws Exception {
        assumeTrue(System.getProperty("sun.jnu.encoding").startsWith("UTF"), "this system cannot write umlauts");
        Path data = Folders.fresh("Über uns, 'çà' & \"#%\" \uD83D\uDE00/" + "lang/".repeat(45) + "zu Haus");
        Path relative = Path.of("").toAbsolutePath().relativize(data);
        try (EmbeddedMariaDb database = EmbeddedMariaDb.open(EmbeddedSettings.in(relative.toString()))) {
            assertEquals("1", query(database, "SELECT 1"));
            assertTrue(serverOf(data).isAlive(), "found again by its command line");
        }
    }

    private static void makeGuest(DataFolder folder) throws Exception {
        folder.write(
                "guest.sql", "INSERT INTO mysql.global_priv VALUES ('%', 'guest', '{\"access\": 549755813887}');\n");
        MariaDbCommand command = new MariaDbCommand(folder, Folders.binaries(), 16 << 20);
        Process install = new MariaDbProcess(folder)
                .start(
                        command.install("tables"),
                        folder.resolve("guest.sql").toFile(),
                        new ServerLog(folder).renewed());
        assertEquals(0, install.waitFor());
    }

    private static ProcessHandle serverOf(Path data) {
        try {
            return new MariaDbProcess(DataFolder.in(data.toString())).running().orElseThrow();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static int port() {
        Matcher matcher = Pattern.compile(":(\\d+)/").matcher(database.login().url());
        assertTrue(matcher.find());
        return Integer.parseInt(matcher.group(1));
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static URL[] classPath() throws IOException {
        List<URL> urls = new ArrayList<>();
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        for (String entry : path.split(java.io.File.pathSeparator)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }

    private static java.sql.Connection connect(EmbeddedMariaDb database) throws SQLException {
        Login login = database.login();
        return DriverManager.getConnection(login.url(), login.username(), login.password());
    }

    private static void update(EmbeddedMariaDb database, String sql) throws SQLException {
        try (var connection = connect(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(EmbeddedMariaDb database, String sql) throws SQLException {
        try (var connection = connect(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertTrue(rows.next());
            return rows.getString(1);
        }
    }
}
