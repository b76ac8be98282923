package org.ouinon.digest;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.ouinon.incident.IncidentLines;
import org.ouinon.mail.Errands;
import org.ouinon.mail.Letter;
import org.ouinon.mail.Subscription;
import org.ouinon.web.Days;

/** The one door by which digests go out; every process goes round, and each mail is one process's. */
@ApplicationScoped
class Round {

    private final Errands errands;
    private final IncidentLines incidents;
    private final Days days;

    Round(Errands errands, IncidentLines incidents, Days days) {
        this.errands = errands;
        this.incidents = incidents;
        this.days = days;
    }

    @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void goNow() {
        if (errands.canRun()) {
            go();
        }
    }

    /** Sends whatever is due to whomever it is due to. */
    void go() {
        for (Subscription subscription : good()) {
            for (Period.Kind kind : Period.Kind.values()) {
                Due.period(kind, subscription, days)
                        .ifPresent(
                                period -> errands.run(subscription, period.name(), () -> letter(subscription, period)));
            }
        }
    }

    private List<Subscription> good() {
        return QuarkusTransaction.requiringNew().call(() -> Subscription.good(days.now()));
    }

    /** Empty where nobody answered and nobody wrote. */
    private Optional<Letter> letter(Subscription to, Period period) {
        Digest digest = Digest.of(period, Choice.of(to.teams), incidents, days);
        return digest.isEmpty() ? Optional.empty() : Optional.of(DigestLetter.of(digest, to, days.zone()));
    }
}
