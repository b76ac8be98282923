package org.ouinon.hook;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ouinon.web.Days;

/**
 * Sends what is due. A message is claimed before it is sent, so that one of several processes sends it; should that one die
 * on the way, it is due again after a minute. Each webhook has a few places, so that a slow one keeps no other waiting.
 */
@ApplicationScoped
class Courier {

    private static final int PLACES = 8;

    /** Longer than an attempt can take. */
    private static final Duration CLAIM = Duration.ofMinutes(1);

    private final Post post;
    private final Letters letters;
    private final HookSettings settings;
    private final Days days;
    private final Map<Integer, Integer> underWay = new ConcurrentHashMap<>();

    Courier(Post post, Letters letters, HookSettings settings, Days days) {
        this.post = post;
        this.letters = letters;
        this.settings = settings;
        this.days = days;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void round() {
        try {
            QuarkusTransaction.requiringNew().call(Webhook::served).forEach(this::serve);
        } catch (RuntimeException e) {
            Log.warnf("Webhooks are told a little later: %s", e.getMessage());
        }
    }

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        Instant before = days.now().minus(settings.keepFor());
        QuarkusTransaction.requiringNew().run(() -> Message.forgetBefore(before));
    }

    private void serve(Webhook webhook) {
        int free = PLACES - underWay.getOrDefault(webhook.number, 0);
        if (free > 0) {
            claim(webhook, free).forEach(letter -> send(webhook, letter));
        }
    }

    private List<Letter> claim(Webhook webhook, int most) {
        Instant now = days.now();
        return QuarkusTransaction.requiringNew().call(() -> Message.due(webhook.number, now, most).stream()
                .filter(message -> message.claim(now.plus(CLAIM)))
                .map(letters::of)
                .toList());
    }

    private void send(Webhook webhook, Letter letter) {
        underWay.merge(webhook.number, 1, Integer::sum);
        post.send(webhook, letter, days.now().getEpochSecond()).subscribe().with(refused -> {
            underWay.merge(webhook.number, -1, Integer::sum);
            note(letter, refused);
        });
    }

    private void note(Letter letter, Refused refused) {
        try {
            QuarkusTransaction.requiringNew().run(() -> write(letter, refused));
        } catch (RuntimeException e) {
            Log.warnf("What became of a webhook's message is not known, so it is sent again: %s", e.getMessage());
        }
    }

    private void write(Letter letter, Refused refused) {
        if (refused == null) {
            Message.delivered(letter.message());
            return;
        }
        Duration pause = refused.isFinal() ? null : Backoff.after(letter.attempt());
        Message.failed(
                letter.message(),
                refused.sentence(),
                pause == null ? null : days.now().plus(pause));
    }
}
