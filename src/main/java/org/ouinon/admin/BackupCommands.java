package org.ouinon.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ouinon.database.Backup;
import org.ouinon.database.Login;

/** Backs the database up, and restores it where there is nothing to lose. */
@ApplicationScoped
class BackupCommands {

    private static final String TABLES =
            "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()";

    /** What of these came to be after the backup is in mailed links: their numbers must not be given again. */
    private static final List<String> NUMBERED = List.of("agent", "team");

    private static final int SKIPPED = 1_000;

    private final DataSource database;
    private final Backup backup;

    @Inject
    BackupCommands(
            DataSource database,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String username,
            @ConfigProperty(name = "quarkus.datasource.password") String password,
            @ConfigProperty(name = "ouinon.data-dir", defaultValue = "data") String dataDir) {
        this(database, new Backup(new Login(url, username, password), Backup.programsIn(dataDir)));
    }

    BackupCommands(DataSource database, Backup backup) {
        this.database = database;
        this.backup = backup;
    }

    /** @return 0, or 1 if no whole backup could be written; then there is no file */
    int back(Path file) throws IOException {
        if (Files.exists(file)) {
            return refuse(file + " is there already: name another file.");
        }
        try {
            backup.write(file);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            return refuse("No backup was written: " + e.getMessage());
        }
        System.out.printf("%s holds all of the database, %d KB.%n", file, Files.size(file) >> 10);
        return 0;
    }

    /** @return 0, or 1 if there are votes already, or the file cannot be restored */
    int restore(Path file) throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (count(connection, "vote") + count(connection, "comment") > 0) {
                return refuse(
                        "This database has votes or comments, which a backup would replace. Set OUINON_DATA_DIR to"
                                + " another folder, or QUARKUS_DATASOURCE_JDBC_URL to an empty database, and start again.");
            }
            drop(connection);
            backup.read(file);
            for (String table : NUMBERED) {
                skip(connection, table);
            }
            System.out.printf("Restored, with %d votes.%n", count(connection, "vote"));
            return 0;
        } catch (IOException e) {
            return refuse("Nothing was restored: " + e.getMessage() + ". Begin again with an empty database.");
        }
    }

    /** All tables, since those of a newer release are not in the file, and would be in the way of its migrations. */
    private static void drop(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet names = statement.executeQuery(TABLES)) {
                while (names.next()) {
                    tables.add("`" + names.getString(1) + "`");
                }
            }
            statement.execute("SET FOREIGN_KEY_CHECKS = 0");
            statement.execute("DROP TABLE " + String.join(", ", tables));
            statement.execute("SET FOREIGN_KEY_CHECKS = 1");
        }
    }

    private static void skip(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet last = statement.executeQuery("SELECT COALESCE(MAX(number), 0) FROM " + table)) {
            last.next();
            statement.execute("ALTER TABLE " + table + " AUTO_INCREMENT = " + (last.getLong(1) + SKIPPED + 1));
        }
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            count.next();
            return count.getLong(1);
        }
    }

    private static int refuse(String sentence) {
        System.err.println(sentence);
        return 1;
    }
}
