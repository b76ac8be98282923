package org.ouinon.chaos;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for something to be so. */
final class Wait {

    private static final int TIMEOUT = 3000;

    private Wait() {}

    /** @throws IllegalStateException where it is not so in time */
    static void atMost(Duration patience, String what, Callable<Boolean> isSo) throws Exception {
        long end = System.nanoTime() + patience.toNanos();
        while (!isSo.call()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Waited " + patience.toSeconds() + " s in vain for " + what);
            }
            Thread.sleep(20);
        }
    }

    /** Whether an address answers with 200. */
    static boolean answers(URI uri) {
        try {
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT);
            connection.setReadTimeout(TIMEOUT);
            return connection.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
