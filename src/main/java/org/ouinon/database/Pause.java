package org.ouinon.database;

/** Waiting a moment. */
final class Pause {

    private Pause() {}

    /** Sleeps, and keeps an interruption for the caller. */
    static void millis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
