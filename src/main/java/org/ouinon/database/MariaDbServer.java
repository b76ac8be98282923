package org.ouinon.database;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.mariadb.jdbc.Driver;

/**
 * MariaDB on the tables of one data folder.
 *
 * @param folder where everything is kept
 * @param command how the server is called
 * @param process what runs of it
 * @param log what it says
 */
record MariaDbServer(DataFolder folder, MariaDbCommand command, MariaDbProcess process, ServerLog log) {

    private static final String TABLES = "tables";
    private static final String USER = "ouinon";
    /** Times are UTC on both sides, and a server that hangs is given up soon enough to tell the customer. */
    private static final String URL = "jdbc:mariadb://127.0.0.1:%d/ouinon?connectionTimeZone=UTC"
            + "&forceConnectionTimeZoneToSession=true&connectTimeout=1000&socketTimeout=5000";

    private static final int PORTS_TRIED = 3;
    /** After a crash the server reads its redo log again before it answers. */
    private static final long SECONDS_TO_START = 300;

    /** The account mariadb.sys stays: it is locked, and owns the views that the server itself reads. */
    private static final String NO_ACCOUNTS = """
            DELETE FROM mysql.global_priv WHERE User <> 'mariadb.sys';
            DELETE FROM mysql.db;
            DELETE FROM mysql.proxies_priv;
            FLUSH PRIVILEGES;
            """;

    private static final String ONE_DATABASE_AND_ACCOUNT = """
            CREATE DATABASE IF NOT EXISTS ouinon CHARACTER SET utf8mb4 COLLATE %s;
            CREATE USER %s@'127.0.0.1' IDENTIFIED BY '%s';
            GRANT ALL ON ouinon.* TO %2$s@'127.0.0.1';
            """;

    /** Whether a folder has its tables. */
    static boolean isInstalled(DataFolder folder) {
        return Files.isDirectory(folder.resolve(TABLES));
    }

    /** Makes the server's own tables where they are missing. */
    void install() throws IOException {
        if (isInstalled(folder)) {
            return;
        }
        System.out.println("Installing an empty database in " + folder.path() + " (first start only) ...");
        String part = TABLES + ".part";
        folder.emptied(part);
        folder.write("install.sql", command.binaries().installScript() + NO_ACCOUNTS);
        awaitSuccess(process.start(
                command.install(part), folder.resolve("install.sql").toFile(), log.renewed()));
        folder.delete("install.sql");
        // Last, so that an installation that was cut short never looks complete.
        Files.move(folder.resolve(part), folder.resolve(TABLES), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Starts the server and returns once it answers. */
    Login serve() throws IOException {
        String password = password();
        folder.write(
                "init.sql", NO_ACCOUNTS + ONE_DATABASE_AND_ACCOUNT.formatted(MariaDbCommand.COLLATION, USER, password));
        for (int attempt = 1; attempt <= PORTS_TRIED; attempt++) {
            int port = freePort();
            Login login = new Login(URL.formatted(port), USER, password);
            if (answers(start(port), login)) {
                return login;
            }
            // Another program may take the port after we found it free and before the server takes it.
            if (!log.saysPortIsTaken()) {
                break;
            }
        }
        throw log.refusal();
    }

    private Process start(int port) throws IOException {
        folder.emptied("tmp");
        return process.start(command.serve(TABLES, port, "init.sql"), new File("/dev/null"), log.renewed());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    /** The same password at every start, so that what an operator's script has read stays true. */
    private String password() throws IOException {
        if (folder.read("password").isEmpty()) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            folder.write("password", Base64.getUrlEncoder().encodeToString(random));
        }
        return folder.read("password").orElseThrow();
    }

    private static boolean answers(Process server, Login login) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_START);
        while (server.isAlive() && System.nanoTime() < end) {
            if (accepts(login)) {
                return true;
            }
            Pause.millis(20);
        }
        return false;
    }

    private static boolean accepts(Login login) {
        Properties account = new Properties();
        account.setProperty("user", login.username());
        account.setProperty("password", login.password());
        try {
            new Driver().connect(login.url(), account).close();
            return true;
        } catch (SQLException notYet) {
            return false;
        }
    }

    private void awaitSuccess(Process installation) throws IOException {
        try {
            if (!installation.waitFor(SECONDS_TO_START, TimeUnit.SECONDS) || installation.exitValue() != 0) {
                throw log.refusal();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw log.refusal();
        }
    }
}
