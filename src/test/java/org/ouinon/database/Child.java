package org.ouinon.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Another JVM that opens the database of a folder, says what came of it, and may write until it is killed. */
final class Child implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private Child(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    /** Starts one; words are {@code join}, {@code write} or both. */
    static Child on(Path folder, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Child.class.getName(),
                folder.toString()));
        command.addAll(List.of(words));
        return new Child(new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    public static void main(String[] args) throws Exception {
        List<String> words = List.of(args);
        try {
            EmbeddedSettings settings = EmbeddedSettings.in(args[0]).joining(words.contains("join"));
            Login login = EmbeddedMariaDb.open(settings).login();
            System.out.println("opened " + login.url());
            if (words.contains("write")) {
                writeForEver(login);
            }
            System.in.read();
        } catch (Refusal refusal) {
            System.out.println("refused " + refusal.getMessage());
        }
    }

    private static void writeForEver(Login login) throws Exception {
        try (Connection connection = DriverManager.getConnection(login.url(), login.username(), login.password());
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE written (id INT PRIMARY KEY)");
            for (int id = 1; ; id++) {
                statement.execute("INSERT INTO written VALUES (" + id + ")");
                System.out.println("wrote " + id);
            }
        }
    }

    /** The rest of the next line that begins so; fails where the child ends before. */
    String awaitLine(String beginning) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(beginning)) {
                return line.substring(beginning.length()).strip();
            }
        }
        throw new AssertionError("the child ended without a line '" + beginning + "'");
    }

    /** Kills it without a warning, and returns what it had still said. */
    List<String> kill() throws Exception {
        // Through the handle: killed directly, it would lose what it had said and we had not read.
        process.toHandle().destroyForcibly();
        try (Stream<String> rest = output.lines()) {
            return rest.toList();
        }
    }

    /** Tells it to end, and waits until it has. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }
}
