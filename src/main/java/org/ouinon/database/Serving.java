package org.ouinon.database;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/**
 * Whether the service still needs its database.
 *
 * <p>A system property, because this bean and the shutdown hook that asks may come from different class loaders.
 */
@Singleton
class Serving {

    private static final String MARK = "org.ouinon.database.serving";

    void begins(@Observes StartupEvent event) {
        System.setProperty(MARK, "true");
    }

    /** By now the HTTP server is drained and the connection pool closed, which they are not at a ShutdownEvent. */
    void ends(@Observes @Destroyed(ApplicationScoped.class) Object container) {
        System.clearProperty(MARK);
    }

    /** Waits until the service has let go of the database, or for so many seconds; not at all where it never started. */
    static void awaitEnd(int seconds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.getProperty(MARK) != null && System.nanoTime() < end) {
            Pause.millis(10);
        }
    }
}
