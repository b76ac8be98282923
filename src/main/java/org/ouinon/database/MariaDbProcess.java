package org.ouinon.database;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The one server process of a data folder: started, found again after a crash, stopped. */
final class MariaDbProcess {

    /** The file with its number, which the server deletes when it ends well. */
    static final String PID = "mariadbd.pid";

    private static final int SECONDS_TO_STOP = 30;
    /** The rest of our environment may hold secrets, and MariaDB would read settings from it. */
    private static final Set<String> ENVIRONMENT = Set.of("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "LANG");

    private final DataFolder folder;
    private Process child;
    private boolean stopping;

    MariaDbProcess(DataFolder folder) {
        this.folder = folder;
    }

    /**
     * Starts the server, unless we are being stopped.
     *
     * @param command the program and its arguments, among them the folder of its tables
     * @param input what it reads
     * @param output where to what it says goes
     */
    synchronized Process start(List<String> command, File input, File output) throws IOException {
        if (stopping) {
            throw new IOException("the service is being stopped");
        }
        child = launch(command, input, output);
        // The server writes its number late in its start; should we be killed before, it must be known all the same.
        folder.write(PID, String.valueOf(child.pid()));
        return child;
    }

    /** The server that runs in this folder, whoever started it. */
    Optional<ProcessHandle> running() throws IOException {
        return folder.read(PID)
                .map(String::strip)
                .filter(number -> number.matches("\\d{1,18}"))
                .flatMap(number -> ProcessHandle.of(Long.parseLong(number)))
                .filter(this::isOurs);
    }

    /** Stops what a killed service left running. */
    void stopSurvivor() throws IOException {
        Optional<ProcessHandle> survivor = running();
        if (survivor.isPresent()) {
            System.out.println("Stopping MariaDB (process " + survivor.get().pid()
                    + "), left running by a service that was killed ...");
            // Ended but not waited for by its new parent, it counts as alive for ever, but has no command line any
            // more.
            stop(survivor.get(), () -> survivor.get().isAlive() && isOurs(survivor.get()));
        }
        folder.delete(PID);
    }

    /** Stops the server that was started here; from now on none can be. */
    synchronized void stop() {
        stopping = true;
        if (child != null) {
            stop(child.toHandle(), child::isAlive);
        }
    }

    private Process launch(List<String> command, File input, File output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.path().toFile())
                .redirectInput(input)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output));
        builder.environment().keySet().retainAll(ENVIRONMENT);
        builder.environment().put("TZ", "UTC");
        try {
            return builder.start();
        } catch (IOException failure) {
            throw Refusal.ownDatabase(
                    "MariaDB cannot run here: " + failure.getMessage() + ". Where its folder is mounted"
                            + " without the right to execute, set OUINON_DATA_DIR to another one.");
        }
    }

    /** Numbers are used again, so a process is ours only if its command line says so. */
    private boolean isOurs(ProcessHandle process) {
        String tables = "--datadir=" + folder.path();
        return process.info().arguments().stream().flatMap(Stream::of).anyMatch(word -> word.startsWith(tables));
    }

    private static void stop(ProcessHandle process, BooleanSupplier runs) {
        process.destroy();
        if (!endsInTime(runs)) {
            process.destroyForcibly();
            endsInTime(runs);
        }
    }

    private static boolean endsInTime(BooleanSupplier runs) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_STOP);
        while (runs.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Pause.millis(10);
        }
        return true;
    }
}
