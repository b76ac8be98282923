package org.ouinon.vote;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.ouinon.web.DatabaseAway;
import org.ouinon.web.Days;

/**
 * The one door through which votes and tallies are written. Moves that wait at the same time share one transaction; an
 * idle box commits at once. Nobody is answered before the commit, and moves on one ballot keep their order.
 */
@Startup
@ApplicationScoped
public class BallotBox {

    /** Trying again would not make room. */
    private static final int DISK_FULL = 1114;

    /** Clicks that nobody waits for may fill one place in so many. */
    private static final int NOTES_SHARE = 4;

    private static final long SHORTEST_PAUSE = 5;
    private static final long LONGEST_PAUSE = 250;

    private final BallotTransaction transaction;
    private final VoteSettings settings;
    private final Days days;
    private final Announcer announcer;
    private final Timer timer;
    private final BlockingQueue<Slip> waiting;
    private final ScheduledExecutorService patience = patience();
    private final Thread teller = new Thread(this::serve, "ballot-box");
    private volatile boolean open = true;

    BallotBox(
            BallotTransaction transaction,
            VoteSettings settings,
            Days days,
            Announcer announcer,
            MeterRegistry metrics) {
        this.transaction = transaction;
        this.settings = settings;
        this.days = days;
        this.announcer = announcer;
        this.waiting = new ArrayBlockingQueue<>(settings.queue());
        this.timer = Timer.builder("ouinon.vote")
                .description("From the arrival of a vote to its commit")
                .publishPercentileHistogram()
                .register(metrics);
        metrics.gaugeCollectionSize("ouinon.votes.waiting", List.of(), waiting);
        teller.setDaemon(true);
        teller.start();
    }

    /**
     * Weighs a click and lets it move its ballot.
     *
     * @return the move after its commit; fails with {@link DatabaseAway} when it could not be stored in time
     */
    Uni<Move> put(Ballot ballot, Click click) {
        return put(
                Slip.of(ballot, click, days.of(click.at()), settings.patience().toNanos()));
    }

    /** The same for somebody's word, given today. */
    public Uni<Move> put(Ballot ballot, Word word) {
        return put(ballot, word, days.now());
    }

    /** The same for a word given at some instant. */
    public Uni<Move> put(Ballot ballot, Word word, Instant at) {
        return put(Slip.of(ballot, word, at, days.of(at), settings.patience().toNanos()));
    }

    /** Takes note of a click whose sender does not wait; where the box is full it is not missed. */
    void note(Ballot ballot, Click click) {
        if (waiting.size() > settings.queue() / NOTES_SHARE) {
            return; // A storm of page views must not keep votes out.
        }
        waiting.offer(
                Slip.of(ballot, click, days.of(click.at()), settings.patience().toNanos()));
    }

    private Uni<Move> put(Slip slip) {
        long start = System.nanoTime();
        if (!open || !waiting.offer(slip)) {
            return Uni.createFrom().failure(new DatabaseAway(new IllegalStateException("The ballot box is full")));
        }
        return Uni.createFrom()
                .completionStage(slip.answered())
                .ifNoItem()
                .after(settings.patience())
                .on(patience)
                .failWith(() -> new DatabaseAway(new IllegalStateException("The database takes too long")))
                .invoke(() -> timer.record(System.nanoTime() - start, TimeUnit.NANOSECONDS));
    }

    /** A thread of its own: where all others wait for the database, nobody else would say in time that it is away. */
    private static ScheduledExecutorService patience() {
        ScheduledThreadPoolExecutor patience = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "ballot-box-patience");
            thread.setDaemon(true);
            return thread;
        });
        patience.setRemoveOnCancelPolicy(true);
        return patience;
    }

    /** Whether votes can still be stored and answered. */
    boolean isServing() {
        return teller.isAlive() && announcer.isAlive();
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        close(); // While the database is still there.
    }

    /** Stores and answers what waits, and takes no more. */
    void close() throws InterruptedException {
        open = false;
        teller.join(settings.patience().toMillis());
        announcer.close(settings.patience().toMillis());
        patience.shutdownNow();
    }

    private void serve() {
        List<Slip> batch = new ArrayList<>();
        while (open || !waiting.isEmpty()) {
            try {
                batch.clear();
                take(batch);
                store(batch);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                Log.error("The ballot box stumbled and goes on", e);
                batch.forEach(slip -> slip.answered().completeExceptionally(e));
            }
        }
    }

    private void take(List<Slip> batch) throws InterruptedException {
        Slip first = waiting.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
            batch.add(first);
            waiting.drainTo(batch, settings.batch() - 1);
        }
    }

    private void store(List<Slip> batch) throws InterruptedException {
        for (int attempt = 0; !batch.isEmpty(); attempt++) {
            try {
                announcer.tell(transaction.write(batch));
                return;
            } catch (SQLException e) {
                if (e.getErrorCode() == DISK_FULL) {
                    Log.errorf("The database's disk is full: %d votes were sent back", batch.size());
                    batch.forEach(slip -> slip.giveUp(e));
                    return;
                }
                if (!isPassing(e)) {
                    storeApart(batch, e);
                    return;
                }
                Log.debugf("Attempt %d at %d votes: %s", attempt, batch.size(), e.getMessage());
                dropLate(batch, e);
                pause(attempt);
            }
        }
    }

    /** One bad ballot must not fail its neighbours. */
    private void storeApart(List<Slip> batch, SQLException e) throws InterruptedException {
        if (batch.size() == 1) {
            Log.error("A vote cannot be stored", e);
            batch.get(0).answered().completeExceptionally(e);
            return;
        }
        for (Slip slip : batch) {
            store(new ArrayList<>(List.of(slip)));
        }
    }

    /** Another process may have put the same ballot in first; the next attempt reads what it wrote. */
    private static boolean isPassing(SQLException e) {
        return DatabaseAway.isSignOf(e) || e.getErrorCode() == BallotTransaction.DUPLICATE_KEY;
    }

    private static void dropLate(List<Slip> batch, SQLException e) {
        batch.removeIf(slip -> {
            if (slip.isTooLate()) {
                slip.giveUp(e);
            }
            return slip.isTooLate();
        });
    }

    /** Full jitter, so that processes that met do not meet again. */
    private static void pause(int attempt) throws InterruptedException {
        long longest = Math.min(LONGEST_PAUSE, SHORTEST_PAUSE << Math.min(attempt, 10));
        Thread.sleep(ThreadLocalRandom.current().nextLong(longest + 1));
    }
}
