package org.ouinon.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** One of several service processes over one database, told from the others by the address that its mails come from. */
final class Replica {

    final String name;
    private final ProcessBuilder program;
    private Process process;

    /**
     * Not started yet.
     *
     * @param number tells it from the others, from 0
     * @param login of the database
     * @param work a folder for its files
     */
    Replica(int number, Properties login, int mailPort, Path work) {
        name = String.valueOf((char) ('A' + number));
        program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        // Half the time to start, which is most of the time that this takes.
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        "target/quarkus-app/quarkus-run.jar")
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(work.resolve("log").toFile()));
        program.environment()
                .putAll(Map.ofEntries(
                        Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                        Map.entry("QUARKUS_HTTP_PORT", "0"),
                        Map.entry("QUARKUS_DATASOURCE_JDBC_URL", login.getProperty("url")),
                        Map.entry("QUARKUS_DATASOURCE_USERNAME", login.getProperty("username")),
                        Map.entry("QUARKUS_DATASOURCE_PASSWORD", login.getProperty("password")),
                        Map.entry("QUARKUS_MAILER_HOST", "127.0.0.1"),
                        Map.entry("QUARKUS_MAILER_PORT", String.valueOf(mailPort)),
                        Map.entry("OUINON_MAIL_FROM", address()),
                        Map.entry("OUINON_WRITER", String.valueOf(number)),
                        Map.entry(
                                "OUINON_DATA_DIR",
                                work.resolve("replica-" + name).toString()),
                        Map.entry("OUINON_BASE_URL", "https://feedback.example.net"),
                        Map.entry("OUINON_TIME_ZONE", "UTC"),
                        Map.entry("QUARKUS_SHUTDOWN_TIMEOUT", "0S"),
                        Map.entry("OUINON_GREETING", "false")));
    }

    String address() {
        return name + "@example.net";
    }

    void start() throws IOException {
        process = program.start();
    }

    /** As {@code kill -9} does: nothing of it runs any more. */
    void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    /** As an operator does. */
    void stop() {
        process.destroy();
        process.onExit().join();
    }
}
