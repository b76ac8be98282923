package org.ouinon.alert;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ouinon.mail.Errands;
import org.ouinon.mail.Subscription;
import org.ouinon.web.Days;

/** Sends each director who wants it one mail when a drop begins, and one when it is over. */
@ApplicationScoped
class AlertPost {

    /** For so long a mail that cannot be sent is still news. */
    private static final Duration NEWS = Duration.ofDays(1);

    private final Errands errands;
    private final AlertLetters letters;
    private final Days days;

    AlertPost(Errands errands, AlertLetters letters, Days days) {
        this.errands = errands;
        this.letters = letters;
        this.days = days;
    }

    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void goNow() {
        if (errands.canRun()) {
            round();
        }
    }

    void round() {
        try {
            Instant since = days.now().minus(NEWS);
            QuarkusTransaction.requiringNew()
                    .call(() -> Alert.movedSince(since))
                    .forEach(alert -> send(alert, since));
        } catch (RuntimeException e) {
            Log.warnf("Mails of alerts go a little later: %s", e.getMessage());
        }
    }

    private void send(Alert alert, Instant since) {
        for (Subscription to : readers(alert)) {
            if (!alert.raisedAt.isBefore(since)) {
                errands.run(to, "alert-" + alert.number, () -> Optional.of(letters.raised(alert, to)));
            }
            if (alert.endedAt != null) {
                errands.run(to, "alert-" + alert.number + "-end", () -> Optional.of(letters.ended(alert, to)));
            }
        }
    }

    private List<Subscription> readers(Alert alert) {
        return QuarkusTransaction.requiringNew().call(() -> Subscription.forAlerts(alert.team, days.now()));
    }
}
