package org.ouinon.vote;

import io.quarkus.logging.Log;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Counts that wait to be written down together: a write for each would cost more than what is counted. */
final class Batch<P> {

    /** Writes counts by their place, all or none. */
    interface Writing<P> {
        void write(Map<P, Long> counts) throws SQLException;
    }

    private final Object turn = new Object();
    private Map<P, Long> counts = new HashMap<>();

    synchronized void add(P place, long count) {
        counts.merge(place, count, Long::sum);
    }

    /** Writes down all that was counted before; where the database is away, it goes on waiting. */
    void writeDown(Writing<P> writing) {
        synchronized (turn) {
            writeInTurn(writing);
        }
    }

    private void writeInTurn(Writing<P> writing) {
        Map<P, Long> taken = take();
        if (taken.isEmpty()) {
            return;
        }
        try {
            writing.write(taken);
        } catch (SQLException e) {
            taken.forEach(this::add);
            Log.debugf("Counts wait for the database: %s", e.getMessage());
        }
    }

    private synchronized Map<P, Long> take() {
        Map<P, Long> taken = counts;
        counts = new HashMap<>();
        return taken;
    }
}
