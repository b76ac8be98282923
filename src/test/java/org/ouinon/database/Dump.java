package org.ouinon.database;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Everything that the database holds.
 *
 * @param parts each cell of each table as {@code table.column: bytes}, or each line of a backup; a byte is a character
 */
public record Dump(List<String> parts) {

    private static final String COLUMNS = "SELECT table_name, column_name FROM information_schema.columns"
            + " JOIN information_schema.tables USING (table_schema, table_name)"
            + " WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'";

    /** By SQL: every column of every table, found and not listed. */
    public static Dump of(DataSource database) throws SQLException {
        List<String> cells = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement columns = connection.createStatement();
                ResultSet names = columns.executeQuery(COLUMNS)) {
            while (names.next()) {
                read(connection, names.getString(1), names.getString(2), cells);
            }
        }
        return new Dump(cells);
    }

    /** By the program that an operator backs the embedded database up with. */
    public static Dump byProgram() throws IOException, InterruptedException {
        URI server = URI.create(setting("quarkus.datasource.jdbc.url").substring("jdbc:".length()));
        Path backup = Files.createTempFile("dump", ".sql");
        ProcessBuilder command = new ProcessBuilder(
                        program().toString(),
                        "--no-defaults",
                        "--host=127.0.0.1",
                        "--port=" + server.getPort(),
                        "--user=" + setting("quarkus.datasource.username"),
                        "--skip-ssl",
                        "--hex-blob",
                        "--skip-extended-insert",
                        server.getPath().substring(1))
                .redirectOutput(backup.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        command.environment().put("MYSQL_PWD", setting("quarkus.datasource.password"));
        int code = command.start().waitFor();
        List<String> lines = Files.readAllLines(backup, ISO_8859_1);
        Files.delete(backup);
        if (code != 0) {
            throw new IOException("mariadb-dump ended with " + code);
        }
        return new Dump(lines);
    }

    /** The parts that have a word of ASCII: as text of any case, in UTF-16, or in hexadecimal digits. */
    public List<String> with(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        List<String> forms = List.of(
                lower,
                new String(lower.getBytes(UTF_16LE), ISO_8859_1),
                HexFormat.of().formatHex(word.getBytes(UTF_8)));
        return parts.stream()
                .filter(part -> forms.stream().anyMatch(part.toLowerCase(Locale.ROOT)::contains))
                .toList();
    }

    private static void read(Connection connection, String table, String column, List<String> cells)
            throws SQLException {
        String sql = "SELECT CAST(`%s` AS BINARY) FROM `%s`".formatted(column, table);
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                byte[] cell = rows.getBytes(1);
                cells.add(table + "." + column + ": " + (cell == null ? "" : new String(cell, ISO_8859_1)));
            }
        }
    }

    private static Path program() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(setting("ouinon.data-dir"), "mariadb"))) {
            return files.filter(file -> file.endsWith("bin/mariadb-dump"))
                    .findFirst()
                    .orElseThrow()
                    .toAbsolutePath();
        }
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
