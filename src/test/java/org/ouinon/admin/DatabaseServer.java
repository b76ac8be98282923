package org.ouinon.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;

/** The process of the tests' database. */
final class DatabaseServer {

    private static final Path PID = Path.of("target", "test-data", "mariadb", "mariadbd.pid");

    private DatabaseServer() {}

    /** Stops it, as a machine without memory would, or lets it run again. */
    static void hang(boolean hangs) throws Exception {
        String number = Files.readString(PID).strip();
        int status = new ProcessBuilder("kill", hangs ? "-STOP" : "-CONT", number)
                .inheritIO()
                .start()
                .waitFor();
        assertEquals(0, status);
    }
}
