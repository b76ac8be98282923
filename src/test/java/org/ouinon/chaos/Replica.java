package org.ouinon.chaos;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.ouinon.database.Login;

/** One of several processes of the service over one database; it comes back on the port that it had. */
final class Replica implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    final URI uri;
    private final ProcessBuilder program;
    private Process process;

    /**
     * Not started yet.
     *
     * @param number tells it from the others, from 0
     * @param login of the database, as this replica reaches it
     * @param keys that seal links
     * @param work a folder for its files
     */
    Replica(int number, Login login, String keys, Path work) throws IOException {
        this(number, login, keys, work, Path.of("target/quarkus-app"));
    }

    /** The same of another version, which was built elsewhere. */
    Replica(int number, Login login, String keys, Path work, Path built) throws IOException {
        int port = freePort();
        uri = URI.create("http://127.0.0.1:" + port);
        program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        // Half the time to start, which is most of the time that this takes.
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        built.resolve("quarkus-run.jar").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        work.resolve("replica-" + number + ".log").toFile()));
        program.environment()
                .putAll(Map.of(
                        "QUARKUS_HTTP_HOST", "127.0.0.1",
                        "QUARKUS_HTTP_PORT", String.valueOf(port),
                        "QUARKUS_DATASOURCE_JDBC_URL", login.url(),
                        "QUARKUS_DATASOURCE_USERNAME", login.username(),
                        "QUARKUS_DATASOURCE_PASSWORD", login.password(),
                        "OUINON_LINK_KEYS", keys,
                        "OUINON_WRITER", String.valueOf(number),
                        "OUINON_DATA_DIR", work.resolve("replica-" + number).toString(),
                        "OUINON_BASE_URL", "https://feedback.example.net",
                        "OUINON_GREETING", "false"));
    }

    void start() throws IOException {
        process = program.start();
    }

    /** Returns once it takes votes. */
    void await() throws Exception {
        await("/q/health/ready");
    }

    /** Returns once it says that it lives, with a database or without. */
    void awaitLife() throws Exception {
        await("/q/health/live");
    }

    private void await(String sign) throws Exception {
        Wait.atMost(PATIENCE, uri + sign, () -> process.isAlive() && Wait.answers(uri.resolve(sign)));
    }

    /** As {@code kill -9} does: nothing of it runs any more. */
    void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    /** How long it says that it ends, and answers on, before it does. */
    void lingers(Duration delay) {
        program.environment().put("QUARKUS_SHUTDOWN_DELAY", delay.toSeconds() + "S");
    }

    /** As an operator does; returns when it has ended. */
    void end() {
        process.destroy();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
