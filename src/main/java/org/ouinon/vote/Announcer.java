package org.ouinon.vote;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.ouinon.score.TalliesChanged;

/**
 * Says to the bars, then to the senders, what has been stored, while the next moves are being stored already. News of
 * several transactions is told at once.
 */
@ApplicationScoped
class Announcer {

    /** How many transactions may be stored before the news of the first is out. */
    private static final int AHEAD = 4;

    private final Event<TalliesChanged> changes;
    private final BlockingQueue<Outcome> stored = new ArrayBlockingQueue<>(AHEAD);
    private final Thread crier = new Thread(this::serve, "ballot-box-news");
    private volatile boolean open = true;

    Announcer(Event<TalliesChanged> changes) {
        this.changes = changes;
        crier.setDaemon(true);
        crier.start();
    }

    /** Takes the news of a committed transaction; waits while there is much to tell. */
    void tell(Outcome outcome) throws InterruptedException {
        stored.put(outcome);
    }

    /** Tells what is left, and no more. */
    void close(long patienceMillis) throws InterruptedException {
        open = false;
        crier.join(patienceMillis);
    }

    boolean isAlive() {
        return crier.isAlive();
    }

    private void serve() {
        while (open || !stored.isEmpty()) {
            try {
                tellNext();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                Log.error("News of votes could not be told, and goes on", e);
            }
        }
    }

    private void tellNext() throws InterruptedException {
        Outcome first = stored.poll(100, TimeUnit.MILLISECONDS);
        if (first == null) {
            return;
        }
        List<Outcome> outcomes = new ArrayList<>(List.of(first));
        stored.drainTo(outcomes);
        try {
            publish(outcomes.stream()
                    .filter(outcome -> !outcome.days().isEmpty())
                    .toList());
        } finally {
            outcomes.forEach(Outcome::complete);
        }
    }

    /** A listener's failure is no failure of the votes, which are stored. */
    private void publish(List<Outcome> outcomes) {
        if (outcomes.isEmpty()) {
            return;
        }
        Set<LocalDate> days = outcomes.stream().flatMap(o -> o.days().stream()).collect(Collectors.toSet());
        Instant at = outcomes.stream().map(Outcome::at).max(Instant::compareTo).orElseThrow();
        try {
            changes.fire(new TalliesChanged(days, at, outcomes.size()));
        } catch (RuntimeException e) {
            Log.warnf("The bars will learn of new votes a little later: %s", e.getMessage());
        }
    }
}
