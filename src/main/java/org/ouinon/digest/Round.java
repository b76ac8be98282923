package org.ouinon.digest;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.ouinon.incident.IncidentLines;
import org.ouinon.mail.Delivery;
import org.ouinon.mail.Sender;
import org.ouinon.mail.Subscription;
import org.ouinon.web.DatabaseWatch;
import org.ouinon.web.Days;

/** The one door by which digests go out; every process goes round, and each mail is one process's. */
@ApplicationScoped
class Round {

    private final Sender sender;
    private final IncidentLines incidents;
    private final DatabaseWatch watch;
    private final Days days;

    Round(Sender sender, IncidentLines incidents, DatabaseWatch watch, Days days) {
        this.sender = sender;
        this.incidents = incidents;
        this.watch = watch;
        this.days = days;
    }

    @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void goNow() {
        if (sender.isOn() && watch.isUp()) {
            go();
        }
    }

    /** Sends whatever is due to whomever it is due to. */
    void go() {
        for (Subscription subscription : good()) {
            for (Period.Kind kind : Period.Kind.values()) {
                Due.period(kind, subscription, days).ifPresent(period -> tryTo(subscription, period));
            }
        }
    }

    private List<Subscription> good() {
        return QuarkusTransaction.requiringNew().call(() -> Subscription.good(days.now()));
    }

    /** Whatever goes wrong with one mail, the others go out. */
    private void tryTo(Subscription to, Period period) {
        try {
            DigestMail.Key key = new DigestMail.Key(to.account, period.name());
            if (claim(key)) {
                send(to, period, key);
            }
        } catch (RuntimeException e) {
            Log.warnf(e, "The digest %s for %s is tried again later", period.name(), to.account);
        }
    }

    private boolean claim(DigestMail.Key key) {
        return QuarkusTransaction.requiringNew().call(() -> DigestMail.claim(key, days.now()));
    }

    private void send(Subscription to, Period period, DigestMail.Key key) {
        Digest digest =
                QuarkusTransaction.requiringNew().call(() -> Digest.of(period, Choice.of(to.teams), incidents, days));
        if (digest.isEmpty()) {
            settle(key, DigestMail.State.EMPTY);
            return;
        }
        Delivery delivery = sender.send(to, DigestLetter.of(digest, to, days.zone()));
        switch (delivery.outcome()) {
            case SENT -> settle(key, DigestMail.State.SENT);
            case FAILED -> QuarkusTransaction.requiringNew().run(() -> DigestMail.fail(key, days.now()));
            case UNKNOWN -> {
                // It may have arrived: the claim stays, and is taken over once when it is old.
            }
        }
        if (!delivery.isSent()) {
            Log.warnf("The digest %s for %s was not sent: %s", period.name(), to.account, delivery.reason());
        }
    }

    private static void settle(DigestMail.Key key, DigestMail.State state) {
        QuarkusTransaction.requiringNew().run(() -> DigestMail.settle(key, state));
    }
}
