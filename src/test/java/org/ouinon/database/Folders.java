package org.ouinon.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Data folders for tests, which share one set of unpacked binaries: each would take seconds and 350 MB. */
final class Folders {

    private static final Path ROOT = Path.of("target", "database-tests").toAbsolutePath();

    private Folders() {}

    /** A data folder of that name, empty but for the binaries. */
    static Path fresh(String name) throws IOException {
        return withBinaries(bare(name));
    }

    /** An empty data folder of that name. */
    static Path bare(String name) throws IOException {
        Path folder = ROOT.resolve(name);
        stopSurvivor(folder);
        deleteAll(folder);
        return Files.createDirectories(folder);
    }

    /** Links the binaries into a data folder. */
    static Path withBinaries(Path folder) throws IOException {
        Path mariadb = Files.createDirectories(folder.resolve("mariadb"));
        Files.createSymbolicLink(
                mariadb.resolve(MariaDbBinaries.VERSION), binaries().home());
        return folder;
    }

    /** The binaries that the folders share. */
    static synchronized MariaDbBinaries binaries() throws IOException {
        DataFolder shared = DataFolder.in(ROOT.resolve("shared").toString());
        return MariaDbBinaries.in(shared, Platform.current(), Folders.class.getClassLoader());
    }

    /** A test that failed may have left its server behind. */
    private static void stopSurvivor(Path folder) throws IOException {
        if (Files.exists(folder.resolve("mariadb/" + MariaDbProcess.PID))) {
            new MariaDbProcess(DataFolder.in(folder.toString())).stopSurvivor();
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> content = Files.walk(folder)) {
            content.sorted(Comparator.reverseOrder()).forEach(Folders::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
