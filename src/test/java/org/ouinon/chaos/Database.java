package org.ouinon.chaos;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ouinon.database.EmbeddedMariaDb;
import org.ouinon.database.EmbeddedSettings;
import org.ouinon.database.Login;

/** The embedded MariaDB as a server of its own: killed, stopped, and started again just as it was. Linux only. */
final class Database implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final Login login;
    private final Path folder;
    private final List<String> command;
    private ProcessHandle process;

    /** Installs and starts it. */
    Database(Path work) throws IOException {
        login = EmbeddedMariaDb.open(EmbeddedSettings.in(work.toString())).login();
        folder = work.resolve("mariadb");
        process = ProcessHandle.of(Long.parseLong(
                        Files.readString(folder.resolve("mariadbd.pid")).strip()))
                .orElseThrow();
        command = List.of(Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"))
                .split("\0"));
    }

    /** Starts it again and returns once it answers. */
    void start(String... more) throws Exception {
        List<String> words = new ArrayList<>(command);
        words.addAll(List.of(more));
        process = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("mariadb.log").toFile()))
                .start()
                .toHandle();
        Wait.atMost(PATIENCE, "MariaDB", this::answers);
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Stops it in its tracks, or lets it go on. */
    void hang(boolean hangs) throws Exception {
        int status = new ProcessBuilder("kill", hangs ? "-STOP" : "-CONT", String.valueOf(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException("MariaDB cannot be stopped: kill ended with " + status);
        }
    }

    private boolean answers() {
        try {
            DriverManager.getConnection(login.url(), login.username(), login.password())
                    .close();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() {
        kill();
    }
}
