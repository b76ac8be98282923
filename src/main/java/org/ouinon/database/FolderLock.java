package org.ouinon.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/**
 * Lets one process only run the database of a folder. The system drops the lock when the process dies.
 *
 * <p>A process loses its lock on a file as soon as it closes any descriptor of that file. A process that holds the lock
 * must therefore never open the file again. It knows that it holds it by a system property: dev mode and tests load this
 * class several times, and all its copies see the same properties. The holder's number stands in a file of its own.
 */
final class FolderLock {

    /** Whose lock it is. */
    enum Holder {
        /** Ours, taken just now. */
        TAKEN,
        /** Ours from before, perhaps through another class loader. */
        KEPT,
        /** Another process's. */
        OTHER
    }

    private final DataFolder folder;
    private final String mark;
    private FileChannel channel;

    FolderLock(DataFolder folder) {
        this.folder = folder;
        this.mark = "org.ouinon.database.holds:" + folder.path();
    }

    /** Takes the lock where it is free; never waits. */
    Holder take() throws IOException {
        if (System.getProperty(mark) != null) {
            return Holder.KEPT;
        }
        // A field, because a channel that is garbage is closed, and its lock lost.
        channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            return Holder.OTHER;
        }
        System.setProperty(mark, "true");
        folder.write("holder", String.valueOf(ProcessHandle.current().pid()));
        return Holder.TAKEN;
    }

    /** The refusal for a folder that another process holds. */
    Refusal refusal() throws IOException {
        return Refusal.because("The data folder " + folder.path() + " is in use by process "
                + folder.read("holder").orElse("unknown")
                + ". Stop that process, set OUINON_EMBEDDED_JOIN=true to share"
                + " its database, or set OUINON_DATA_DIR to another folder.");
    }

    /** Gives the lock back, where it was taken here. */
    void release() throws IOException {
        if (channel != null && channel.isOpen()) {
            folder.delete("holder");
            System.clearProperty(mark);
            channel.close();
        }
    }
}
