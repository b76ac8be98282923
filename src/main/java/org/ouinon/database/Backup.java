package org.ouinon.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * All of a database in one compressed file of SQL statements, as it stood at one moment, by MariaDB's own programs.
 *
 * @param login of the database
 * @param programs the folder of {@code mariadb-dump} and {@code mariadb}, or null for those of this machine
 */
public record Backup(Login login, Path programs) {

    /** What the program writes last: a backup without it was cut short. */
    private static final String END = "-- Dump completed";

    private static final int TAIL = 200;

    /** Of several servers in the address the first. */
    private static final Pattern SERVER =
            Pattern.compile("//(?<host>\\[[^\\]]+]|[^:/,]+)(?::(?<port>\\d+))?[^/]*/(?<database>[^?]+)");

    private static final String PORT = "3306";

    /** The programs that came with the embedded database of a data folder, or null where it has none. */
    public static Path programsIn(String dataDir) {
        Path bin = Path.of(dataDir, "mariadb", MariaDbBinaries.VERSION, "bin").toAbsolutePath();
        return Files.isDirectory(bin) ? bin : null;
    }

    /**
     * Writes the file, readable by its owner only, while the service goes on.
     *
     * @throws IOException with a sentence where it is there already, or where the program did not come to its end
     */
    public void write(Path file) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Process dump = start(
                "mariadb-dump",
                "--single-transaction",
                "--quick",
                "--hex-blob",
                "--no-tablespaces",
                server("database"));
        String last;
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            last = copy(dump.getInputStream(), out);
        }
        finish(dump, "mariadb-dump");
        if (!last.contains(END)) {
            throw new IOException("mariadb-dump ended before it was done");
        }
        try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
            written.force(true);
        }
    }

    /**
     * Runs the statements of a file, which take the place of whatever has the same name.
     *
     * @throws IOException with a sentence where the file is no whole backup, or the program refuses it
     */
    public void read(Path file) throws IOException {
        needsToBeWhole(file);
        Process client = start("mariadb", server("database"));
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file));
                OutputStream out = client.getOutputStream()) {
            in.transferTo(out);
        }
        finish(client, "mariadb");
    }

    private static void needsToBeWhole(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            if (!copy(in, OutputStream.nullOutputStream()).contains(END)) {
                throw new IOException(file + " was cut short: it is no whole backup");
            }
        }
    }

    /** @return the last characters of what was copied */
    private static String copy(InputStream in, OutputStream out) throws IOException {
        StringBuilder last = new StringBuilder();
        byte[] buffer = new byte[1 << 16];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            out.write(buffer, 0, read);
            int from = Math.max(0, read - TAIL);
            last.append(new String(buffer, from, read - from, StandardCharsets.ISO_8859_1));
            last.delete(0, Math.max(0, last.length() - TAIL));
        }
        return last.toString();
    }

    private Process start(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                programs == null ? program : programs.resolve(program).toString(),
                "--no-defaults",
                "--protocol=TCP",
                "--host=" + server("host"),
                "--port=" + (server("port") == null ? PORT : server("port")),
                "--user=" + login.username(),
                "--default-character-set=utf8mb4",
                "--skip-ssl-verify-server-cert"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("MYSQL_PWD", login.password()); // arguments can be seen by everybody on the machine
        return builder.start();
    }

    private String server(String part) throws IOException {
        Matcher server = SERVER.matcher(login.url());
        if (!server.find()) {
            throw new IOException("The address of the database names no host and database: " + login.url());
        }
        return server.group(part);
    }

    private static void finish(Process process, String program) throws IOException {
        try {
            int code = process.waitFor();
            if (code != 0) {
                throw new IOException(program + " ended with " + code);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(program + " was interrupted", e);
        }
    }
}
