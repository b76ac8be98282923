package org.ouinon.database;

import java.util.ArrayList;
import java.util.List;

/**
 * How the server is called.
 *
 * @param folder where its files are
 * @param binaries the program
 * @param bufferPool memory for cached tables, in bytes
 */
record MariaDbCommand(DataFolder folder, MariaDbBinaries binaries, long bufferPool) {

    /** The collation of Unicode 14: under the older utf8mb4_unicode_ci every emoji equals every other one. */
    static final String COLLATION = "utf8mb4_uca1400_ai_ci";

    /** A server that runs the statements it reads, without accounts or network, and ends. */
    List<String> install(String tables) {
        List<String> command = common(tables);
        command.add("--bootstrap");
        return command;
    }

    /**
     * A server that answers on a port of the loopback address, and nowhere else.
     *
     * @param tables the folder of its tables
     * @param port the port
     * @param script the file of statements to run before it answers
     */
    List<String> serve(String tables, int port, String script) {
        List<String> command = common(tables);
        command.addAll(List.of(
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--socket=", // none: its path may have no more than 107 bytes
                "--skip-name-resolve",
                "--skip-ssl", // nothing leaves this machine, and making keys takes seconds at each start
                "--local-infile=0",
                "--max-connections=200",
                "--tmpdir=" + folder.resolve("tmp"),
                "--init-file=" + folder.resolve(script),
                "--pid-file=" + folder.resolve(MariaDbProcess.PID)));
        return command;
    }

    private List<String> common(String tables) {
        List<String> command = new ArrayList<>(List.of(
                binaries.server().toString(),
                "--no-defaults", // must come first; else files of this machine's own MariaDB would apply
                "--datadir=" + folder.resolve(tables),
                "--basedir=" + binaries.home(),
                "--lc-messages-dir=" + binaries.share(),
                "--character-sets-dir=" + binaries.share().resolve("charsets"),
                "--character-set-server=utf8mb4",
                "--collation-server=" + COLLATION,
                // and of clients that name the character set only, as the driver does
                "--character-set-collations=utf8mb4=" + COLLATION,
                "--default-time-zone=+00:00",
                "--innodb-buffer-pool-size=" + bufferPool,
                "--innodb-flush-log-at-trx-commit=1", // a vote that was acknowledged is on the disk
                "--skip-log-bin"));
        if (System.getProperty("user.name").equals("root")) {
            command.add("--user=root"); // the server refuses to run as root unless told to
        }
        return command;
    }
}
