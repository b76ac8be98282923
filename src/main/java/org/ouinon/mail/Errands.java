package org.ouinon.mail;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.ouinon.web.DatabaseWatch;
import org.ouinon.web.Days;

/** Sends each mail once to each director, whichever of several processes comes first. */
@ApplicationScoped
public class Errands {

    private static final Duration LAST_MAIL = Duration.ofSeconds(10);

    private final Sender sender;
    private final DatabaseWatch watch;
    private final Days days;
    private final ReadWriteLock door = new ReentrantReadWriteLock();
    private volatile boolean closed;

    Errands(Sender sender, DatabaseWatch watch, Days days) {
        this.sender = sender;
        this.watch = watch;
        this.days = days;
    }

    /** Whether there is any use in looking for mails to send. */
    public boolean canRun() {
        return sender.isOn() && watch.isUp();
    }

    /**
     * Sends a mail unless it was sent, is being sent, or failed too often; not within a transaction. Whatever goes wrong
     * with it is logged and tried again when this is asked again later, and nothing is thrown, so that the others go out.
     *
     * @param what tells this mail from every other to the same director, in 24 characters at most
     * @param letter asked for in a transaction when the mail is to be sent; empty where there is nothing to tell
     */
    public void run(Subscription to, String what, Supplier<Optional<Letter>> letter) {
        door.readLock().lock();
        try {
            if (closed) {
                return;
            }
            Errand.Key key = new Errand.Key(to.account, what);
            if (transacted(() -> Errand.claim(key, days.now()))) {
                transacted(letter)
                        .ifPresentOrElse(written -> send(to, key, written), () -> settle(key, Errand.State.EMPTY));
            }
        } catch (RuntimeException e) {
            Log.warnf(e, "The mail %s to %s is tried again later", what, to.account);
        } finally {
            door.readLock().unlock();
        }
    }

    /** Lets a mail that is on its way arrive before the process stops: afterwards nobody could tell whether it did. */
    void close(@Observes ShutdownEvent stopping) throws InterruptedException {
        closed = true;
        if (door.writeLock().tryLock(LAST_MAIL.toSeconds(), TimeUnit.SECONDS)) {
            door.writeLock().unlock();
        }
    }

    private void send(Subscription to, Errand.Key key, Letter letter) {
        Delivery delivery = sender.send(to, letter);
        switch (delivery.outcome()) {
            case SENT -> settle(key, Errand.State.SENT);
            case FAILED -> QuarkusTransaction.requiringNew().run(() -> Errand.fail(key, days.now()));
            case UNKNOWN -> {
                // It may have arrived: the claim stays, and is taken over once when it is old.
            }
        }
        if (!delivery.isSent()) {
            Log.warnf("The mail %s to %s was not sent: %s", key.what(), to.account, delivery.reason());
        }
    }

    private static void settle(Errand.Key key, Errand.State state) {
        QuarkusTransaction.requiringNew().run(() -> Errand.settle(key, state));
    }

    private static <T> T transacted(Supplier<T> work) {
        return QuarkusTransaction.requiringNew().call(work::get);
    }
}
