package org.ouinon.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of the embedded database: made, checked, and open to its owner only. */
final class DataFolder {

    /** MariaDB keeps a path in 512 bytes, and the names of its own files need some of them. */
    private static final int LONGEST_PATH = 400;

    private final Path path;

    private DataFolder(Path path) {
        this.path = path;
    }

    /**
     * Makes the folder {@code mariadb} in a data folder, where it is missing.
     *
     * @param dataDir the data folder, relative to the working directory or absolute
     * @throws Refusal where it cannot be made or written
     */
    static DataFolder in(String dataDir) {
        Path path = pathOf(dataDir).resolve("mariadb");
        requireShort(path);
        try {
            Files.createDirectories(path);
            DataFolder folder = new DataFolder(path.toRealPath());
            folder.permit(folder.path, "rwx------");
            // Two processes may come at once, so each tries a file of its own.
            Files.delete(Files.createTempFile(folder.path, "probe", ""));
            return folder;
        } catch (IOException failure) {
            throw Refusal.of(path, failure);
        }
    }

    /** The folder's real path. */
    Path path() {
        return path;
    }

    /** A file or folder in it. */
    Path resolve(String name) {
        return path.resolve(name);
    }

    /**
     * Refuses a disk that is nearly full.
     *
     * @param bytes how much must be free
     */
    void requireRoom(long bytes) throws IOException {
        long free = Files.getFileStore(path).getUsableSpace();
        if (free < bytes) {
            throw Refusal.elsewhere("The disk of the data folder " + path + " has " + (free >> 20) + " MB free, and"
                    + " OUINON_EMBEDDED_MIN_FREE asks for " + (bytes >> 20)
                    + " MB before MariaDB is installed (it takes"
                    + " about 500 MB). Make room, or lower that limit.");
        }
    }

    /** Writes a file that only its owner may read, whole or not at all. */
    void write(String name, String content) throws IOException {
        Path part = resolve(name + ".part");
        Files.deleteIfExists(part);
        Files.createFile(part);
        permit(part, "rw-------");
        Files.writeString(part, content);
        Files.move(part, resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The content of a file, or nothing where it is missing. */
    Optional<String> read(String name) throws IOException {
        Path file = resolve(name);
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    /** Deletes a file where there is one. */
    void delete(String name) throws IOException {
        Files.deleteIfExists(resolve(name));
    }

    /** An empty folder of that name; what an interrupted start left in it is deleted. */
    Path emptied(String name) throws IOException {
        Path folder = resolve(name);
        if (Files.exists(folder)) {
            deleteAll(folder);
        }
        return Files.createDirectory(folder);
    }

    private static Path pathOf(String dataDir) {
        try {
            return Path.of(dataDir).toAbsolutePath().normalize();
        } catch (InvalidPathException unmappable) {
            throw Refusal.elsewhere("The data folder's name '" + dataDir + "' cannot be written in this system's"
                    + " character set (" + System.getProperty("sun.jnu.encoding") + "). Set LANG to C.UTF-8.");
        }
    }

    private static void requireShort(Path path) {
        int length = path.toString().getBytes(StandardCharsets.UTF_8).length;
        if (length > LONGEST_PATH) {
            throw Refusal.elsewhere("The path of the data folder " + path + " has " + length
                    + " bytes, and MariaDB takes" + " no more than " + LONGEST_PATH + ".");
        }
    }

    private void permit(Path file, String permissions) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        try (Stream<Path> content = Files.walk(folder)) {
            for (Path file : content.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
