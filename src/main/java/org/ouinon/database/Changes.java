package org.ouinon.database;

import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Keeps small tables in the memory of every process: one query every 400 ms tells which of them changed anywhere, and the
 * process that changes one has it anew before its answer goes out. When the database is away, what was read last stays.
 */
@Startup
@ApplicationScoped
public class Changes {

    /** Milliseconds; a change is to hold on every process within one second. */
    private static final long LOOK_EVERY = 400;

    /** Seconds that a caller waits to see its own change; later it is seen all the same. */
    private static final long OWN_CHANGE_WITHIN = 2;

    private final TransactionSynchronizationRegistry transactions;
    private final List<Followed<?>> followed = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService looking =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "changes"));

    Changes(TransactionSynchronizationRegistry transactions) {
        this.transactions = transactions;
    }

    /**
     * Reads now, and again whenever the topic has changed.
     *
     * @param topic at most 16 characters
     * @param reading run in a transaction of its own; what it returns must not be changed
     */
    public <T> Followed<T> follow(String topic, Callable<T> reading) {
        Followed<T> follower = new Followed<>(topic, reading);
        follower.follow(ChangeMark.all().getOrDefault(topic, 0L));
        followed.add(follower);
        return follower;
    }

    /** Tells every process that what it holds of a topic changes with the present transaction, which must be active. */
    public void note(String topic) {
        ChangeMark.move(topic);
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Only what has happened is looked at.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    lookNow();
                }
            }
        });
    }

    @PostConstruct
    void start() {
        looking.scheduleWithFixedDelay(this::look, LOOK_EVERY, LOOK_EVERY, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        looking.shutdownNow();
    }

    private void lookNow() {
        try {
            looking.submit(this::look).get(OWN_CHANGE_WITHIN, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            Log.debug("The change is there; it is seen at the next look", e);
        }
    }

    private void look() {
        try {
            Map<String, Long> marks = ChangeMark.all();
            followed.forEach(follower -> follow(follower, marks.getOrDefault(follower.topic(), 0L)));
        } catch (RuntimeException e) {
            Log.debug("The database is away, which others tell; what was read stays", e);
        }
    }

    /** One that cannot be read keeps its value and is tried again at the next look; the others go on. */
    private static void follow(Followed<?> follower, long mark) {
        try {
            follower.follow(mark);
        } catch (RuntimeException e) {
            Log.warnf("What this process knows of '%s' may be old: %s", follower.topic(), e.getMessage());
        }
    }
}
