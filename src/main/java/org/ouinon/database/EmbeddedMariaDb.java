package org.ouinon.database;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The MariaDB that comes with the service: unpacked and installed at the first start, served on the loopback address
 * only, and stopped when the JVM ends, after the service has let go of it.
 */
public final class EmbeddedMariaDb implements AutoCloseable {

    private static final String LOGIN = "connection.properties";
    private static final int SECONDS_TO_DRAIN = 60;
    private static final int SECONDS_TO_JOIN = 60;

    private final EmbeddedSettings settings;
    private final DataFolder folder;
    private final FolderLock lock;
    private final MariaDbProcess process;
    private volatile boolean startedHere;
    private Login login;

    private EmbeddedMariaDb(EmbeddedSettings settings, DataFolder folder) {
        this.settings = settings;
        this.folder = folder;
        this.lock = new FolderLock(folder);
        this.process = new MariaDbProcess(folder);
    }

    /**
     * Starts the database of a data folder; or finds it running, where this JVM started it before or where the settings
     * say to join another process. What takes time is said on standard output, since logging may not be up yet.
     *
     * @throws io.quarkus.runtime.configuration.ConfigurationException where it cannot be had: a sentence for the
     *     operator, which names the variable to set
     */
    public static EmbeddedMariaDb open(EmbeddedSettings settings) {
        // An interned text is one object for all class loaders, so that two copies of this class take turns.
        synchronized ("org.ouinon.database".intern()) {
            EmbeddedMariaDb database = new EmbeddedMariaDb(settings, DataFolder.in(settings.dataDir()));
            database.openUp();
            return database;
        }
    }

    /** How to reach it. */
    public Login login() {
        return login;
    }

    /** Stops the server, where this object started it, and returns once it has ended. Does nothing the second time. */
    @Override
    public void close() {
        if (!startedHere) {
            return;
        }
        startedHere = false;
        try {
            stop();
        } catch (IOException failure) {
            throw Refusal.of(folder.path(), failure);
        }
    }

    private void openUp() {
        try {
            findOrStart();
        } catch (IOException failure) {
            throw Refusal.of(folder.path(), failure);
        }
    }

    private void findOrStart() throws IOException {
        switch (lock.take()) {
            case TAKEN -> start();
            case KEPT -> findAgain();
            case OTHER -> join();
        }
    }

    private void findAgain() throws IOException {
        if (!find()) {
            start();
        }
    }

    private void join() throws IOException {
        if (!settings.join()) {
            throw lock.refusal();
        }
        // The holder may be starting or stopping: wait until it answers or lets go.
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_JOIN);
        while (!find()) {
            if (System.nanoTime() > end) {
                throw lock.refusal();
            }
            if (lock.take() == FolderLock.Holder.TAKEN) {
                start();
                return;
            }
            Pause.millis(100);
        }
    }

    private boolean find() throws IOException {
        Optional<String> lines = folder.read(LOGIN);
        if (lines.isEmpty() || process.running().isEmpty()) {
            return false;
        }
        login = Login.fromLines(lines.get());
        return true;
    }

    private void start() throws IOException {
        startedHere = true;
        Runtime.getRuntime().addShutdownHook(new Thread(this::closeAtExit, "embedded-mariadb-stop"));
        try {
            process.stopSurvivor();
            folder.delete(LOGIN);
            login = server().serve();
            folder.write(LOGIN, login.toLines());
        } catch (IOException | RuntimeException failure) {
            close();
            throw failure;
        }
    }

    private void stop() throws IOException {
        try {
            folder.delete(LOGIN);
        } finally {
            process.stop();
        }
        lock.release();
    }

    private MariaDbServer server() throws IOException {
        if (!MariaDbServer.isInstalled(folder)) {
            folder.requireRoom(settings.minFree());
        }
        MariaDbBinaries binaries =
                MariaDbBinaries.in(folder, Platform.current(), EmbeddedMariaDb.class.getClassLoader());
        MariaDbCommand command = new MariaDbCommand(folder, binaries, settings.bufferPool());
        MariaDbServer server = new MariaDbServer(folder, command, process, new ServerLog(folder));
        server.install();
        return server;
    }

    /** JVM hooks run side by side, Quarkus's among them, and the database must outlast the service. */
    private void closeAtExit() {
        if (startedHere) {
            Serving.awaitEnd(SECONDS_TO_DRAIN);
            close();
        }
    }
}
