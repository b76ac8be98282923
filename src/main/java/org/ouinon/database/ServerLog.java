package org.ouinon.database;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the server says, in a file for each of its last two runs, and what an operator should make of it. */
final class ServerLog {

    private static final int LINES_QUOTED = 12;
    private static final Pattern LIBRARY_MISSING =
            Pattern.compile("error while loading shared libraries|Library not loaded|version `.*' not found");
    private static final Pattern DISK_FULL =
            Pattern.compile("No space left|[Dd]isk is? ?full|Err?code: 28|errno: 28|error 28\\b");
    private static final Pattern PORT_TAKEN = Pattern.compile("Bind on TCP/IP port|Address already in use");

    private final DataFolder folder;

    ServerLog(DataFolder folder) {
        this.folder = folder;
    }

    /** An empty file for the next run. */
    File renewed() throws IOException {
        if (Files.exists(file())) {
            Files.move(file(), folder.resolve("mariadb.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        folder.write("mariadb.log", "");
        return file().toFile();
    }

    /** Whether the last run ended because another program has its port. */
    boolean saysPortIsTaken() throws IOException {
        return firstLine(PORT_TAKEN).isPresent();
    }

    /** Why the last run failed. */
    Refusal refusal() throws IOException {
        Optional<String> library = firstLine(LIBRARY_MISSING);
        if (library.isPresent()) {
            return Refusal.ownDatabase("MariaDB cannot run here: " + library.get() + ". Install what is missing.");
        }
        Optional<String> full = firstLine(DISK_FULL);
        if (full.isPresent()) {
            return Refusal.elsewhere(
                    "The data folder " + folder.path() + " is on a full disk (" + full.get() + "): make room there.");
        }
        return Refusal.because(
                "MariaDB did not start in the data folder " + folder.path() + ". Where the end of its log " + file()
                        + " does not help, set OUINON_DATA_DIR to another folder.\n  " + lastLines());
    }

    private Path file() {
        return folder.resolve("mariadb.log");
    }

    private Optional<String> firstLine(Pattern sign) throws IOException {
        return lines().stream().filter(sign.asPredicate()).findFirst();
    }

    private String lastLines() throws IOException {
        List<String> lines = lines();
        return String.join("\n  ", lines.subList(Math.max(0, lines.size() - LINES_QUOTED), lines.size()));
    }

    private List<String> lines() throws IOException {
        // Not Files.readAllLines: it fails where a name in another character set is quoted.
        return new String(Files.readAllBytes(file()), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }
}
