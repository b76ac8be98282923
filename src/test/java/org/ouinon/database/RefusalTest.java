package org.ouinon.database;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the operator reads where the database cannot be had. */
@Timeout(60)
class RefusalTest {

    private Path mounted;

    @AfterEach
    void unmount() throws Exception {
        if (mounted != null) {
            run("umount", mounted.toString());
        }
    }

    @Test
    void a_folder_below_a_file() throws IOException {
        Path file = Files.writeString(Folders.bare("with-file").resolve("file"), "");
        assertRefused(settings(file), "there is a file where a folder should be (" + file, "Set OUINON_DATA_DIR");
    }

    @Test
    void a_folder_that_cannot_be_made() {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "only Linux has a folder that not even root may write");
        assertRefused(
                settings(Path.of("/proc/ouinon")), "The data folder /proc/ouinon/mariadb cannot be", "OUINON_DATA_DIR");
    }

    @Test
    void a_folder_without_permission() throws Exception {
        assumeTrue(!System.getProperty("user.name").equals("root"), "permissions do not bind root");
        Path folder = Folders.bare("unwritable");
        assumeTrue(folder.toFile().setWritable(false), "no permissions here");
        assertRefused(settings(folder), "may not be used by " + System.getProperty("user.name"), "Set OUINON_DATA_DIR");
    }

    @Test
    void a_read_only_disk() throws Exception {
        Path disk = mount("read-only", "ro,size=1m");
        assertRefused(settings(disk), "(Read-only file system)", "Set OUINON_DATA_DIR");
    }

    @Test
    void less_room_than_the_limit() throws IOException {
        Path folder = Folders.fresh("no-room");
        EmbeddedSettings wants =
                settings(Map.of("ouinon.data-dir", folder.toString(), "ouinon.embedded.min-free", "900000G"));
        assertRefused(wants, "MB free", "OUINON_EMBEDDED_MIN_FREE asks for 921600000 MB", "Set OUINON_DATA_DIR");
    }

    @Test
    void a_disk_that_is_full_while_unpacking() throws Exception {
        Path disk = mount("full-unpacking", "size=100m");
        assertRefused(withoutLimit(disk), "is on a full disk (No space left on device)", "Set OUINON_DATA_DIR");
    }

    @Test
    void a_disk_that_is_full_while_installing() throws Exception {
        Path disk = Folders.withBinaries(mount("full-installing", "size=60m"));
        assertRefused(withoutLimit(disk), "is on a full disk (", "Set OUINON_DATA_DIR");
    }

    @Test
    void a_path_that_mariadb_does_not_take() {
        assertRefused(
                settings(Path.of("/x/" + "long/".repeat(100))),
                "and MariaDB takes no more than 400",
                "OUINON_DATA_DIR");
    }

    @Test
    void a_size_that_is_none() {
        assertRefused(
                assertThrows(Refusal.class, () -> settings(Map.of("ouinon.embedded.buffer-pool", "much"))),
                "OUINON_EMBEDDED_BUFFER_POOL is 'much'");
    }

    @Test
    void a_platform_without_binaries() {
        assertEquals("linux", Platform.of("Linux", "amd64").folder());
        assertEquals("osx", Platform.of("Mac OS X", "aarch64").folder());
        for (String[] other : new String[][] {{"Windows 11", "amd64"}, {"Linux", "aarch64"}, {"Mac OS X", "x86_64"}}) {
            Refusal refusal = assertThrows(Refusal.class, () -> Platform.of(other[0], other[1]));
            assertRefused(refusal, other[0] + " on " + other[1], "only for Linux x86-64 and macOS arm64");
            assertNamesOwnDatabase(refusal);
        }
    }

    @Test
    void a_build_without_binaries() throws IOException {
        DataFolder folder = DataFolder.in(Folders.bare("no-jar").toString());
        ClassLoader without = ClassLoader.getPlatformClassLoader();
        Refusal refusal = assertThrows(Refusal.class, () -> MariaDbBinaries.in(folder, Platform.current(), without));
        assertRefused(refusal, "This build has no MariaDB for");
        assertNamesOwnDatabase(refusal);
    }

    @Test
    void a_system_without_a_library_that_mariadb_wants() throws IOException {
        assumeTrue(Platform.current().folder().equals("linux"), "the loader's words are Linux's");
        Path folder = Folders.bare("no-library");
        Path home = folder.resolve("mariadb/" + MariaDbBinaries.VERSION);
        Files.createDirectories(home.resolve("bin"));
        Files.createSymbolicLink(home.resolve("share"), Folders.binaries().share());
        Files.copy(
                Folders.binaries().server(),
                home.resolve("bin/mariadbd"),
                java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        rename(home.resolve("bin/mariadbd"), "libcrypt.so.1", "libabsent.so9");
        Refusal refusal = assertThrows(Refusal.class, () -> EmbeddedMariaDb.open(settings(folder)));
        assertRefused(refusal, "error while loading shared libraries: libabsent.so9: cannot open");
        assertNamesOwnDatabase(refusal);
    }

    @Test
    void a_program_that_may_not_run() throws Exception {
        Path disk = mount("no-exec", "noexec,size=500m");
        Path home = Files.createDirectories(disk.resolve("mariadb/" + MariaDbBinaries.VERSION + "/bin"));
        Files.writeString(home.resolve("mariadbd"), "");
        Files.createSymbolicLink(
                home.resolveSibling("share"), Folders.binaries().share());
        Refusal refusal = assertThrows(Refusal.class, () -> EmbeddedMariaDb.open(withoutLimit(disk)));
        assertRefused(refusal, "Permission denied", "OUINON_DATA_DIR");
        assertNamesOwnDatabase(refusal);
    }

    @Test
    void tables_that_are_damaged() throws IOException {
        Path folder = Folders.fresh("damaged");
        EmbeddedMariaDb.open(settings(folder)).close();
        Files.writeString(folder.resolve("mariadb/tables/ibdata1"), "damaged");
        Refusal refusal = assertThrows(Refusal.class, () -> EmbeddedMariaDb.open(settings(folder)));
        assertRefused(
                refusal,
                "MariaDB did not start in the data folder " + folder,
                "mariadb.log",
                "[ERROR]",
                "OUINON_DATA_DIR");
    }

    @Test
    void a_refusal_leaves_the_folder_free() throws IOException {
        Path folder = Folders.fresh("free-again");
        EmbeddedSettings wants =
                settings(Map.of("ouinon.data-dir", folder.toString(), "ouinon.embedded.min-free", "900000G"));
        assertThrows(Refusal.class, () -> EmbeddedMariaDb.open(wants));
        EmbeddedMariaDb.open(settings(folder)).close();
    }

    private static EmbeddedSettings settings(Path folder) {
        return EmbeddedSettings.in(folder.toString());
    }

    private static EmbeddedSettings settings(Map<String, String> values) {
        return EmbeddedSettings.read(values::get);
    }

    private static EmbeddedSettings withoutLimit(Path folder) {
        return settings(Map.of("ouinon.data-dir", folder.toString(), "ouinon.embedded.min-free", "0"));
    }

    private static void assertRefused(EmbeddedSettings settings, String... words) {
        assertRefused(assertThrows(Refusal.class, () -> EmbeddedMariaDb.open(settings)), words);
    }

    private static void assertRefused(Refusal refusal, String... words) {
        for (String word : words) {
            assertTrue(refusal.getMessage().contains(word), refusal.getMessage());
        }
        assertNull(refusal.getCause(), "with a cause Quarkus would print a stack trace instead of the sentence");
    }

    private static void assertNamesOwnDatabase(Refusal refusal) {
        assertAll(
                () -> assertRefused(refusal, "QUARKUS_DATASOURCE_JDBC_URL"),
                () -> assertRefused(refusal, "QUARKUS_DATASOURCE_USERNAME"),
                () -> assertRefused(refusal, "QUARKUS_DATASOURCE_PASSWORD"));
    }

    /** A small disk in memory; where the system lets us mount one. */
    private Path mount(String name, String options) throws Exception {
        Path folder = Folders.bare("mounts").resolve(name);
        Files.createDirectories(folder);
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder.toString()) == 0,
                "mounting is not permitted");
        mounted = folder;
        return folder;
    }

    private static int run(String... command) throws Exception {
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            return process.waitFor(10, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (IOException noSuchProgram) {
            return -1;
        }
    }

    /** Changes a name of the same length among those at the head of a program. */
    private static void rename(Path program, String from, String to) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(program.toFile(), "rw")) {
            byte[] head = new byte[8 << 20];
            file.readFully(head);
            int place = new String(head, StandardCharsets.ISO_8859_1).indexOf(from + "\0");
            assertTrue(place > 0, "the program names " + from);
            file.seek(place);
            file.write(to.getBytes(StandardCharsets.ISO_8859_1));
        }
    }
}
