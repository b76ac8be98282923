package org.ouinon.vote;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.ouinon.web.ClockMeter;

/**
 * How fast tickets are answered on a macro link. Whoever has one can make tickets up, so that beyond a customer's and a
 * link's hourly measure votes are held. Each process measures by itself, in memory only.
 */
@ApplicationScoped
class Pace {

    private static final Duration HOUR = Duration.ofHours(1);

    /** So many links and visitors at once; more of them are an attack, which may then start its measure again. */
    private static final int MOST = 100_000;

    private record Visit(String token, long visitor) {}

    private record Answered(UUID ballot, long visitor) {}

    private final ReferenceSettings settings;
    private final ClockMeter time;
    private final Cache<String, Bucket> links = cache();
    private final Cache<Visit, Bucket> visitors = cache();
    private final Cache<Answered, Boolean> answered = cache();

    Pace(ReferenceSettings settings, Clock clock) {
        this.settings = settings;
        this.time = new ClockMeter(clock);
    }

    /**
     * Takes note of a click that answers on a ticket which a help desk names.
     *
     * @return which measure it exceeds, or null; one that was within the measure stays so when the customer clicks again
     */
    Reason exceeded(String token, Click click) {
        Answered answer = new Answered(click.ballot(), click.visitor());
        if (answered.getIfPresent(answer) != null) {
            return null;
        }
        if (!visitors.get(new Visit(token, click.visitor()), visit -> bucket(settings.perVisitor()))
                .tryConsume(1)) {
            return Reason.MANY_TICKETS;
        }
        if (!links.get(token, link -> bucket(settings.perLink())).tryConsume(1)) {
            return Reason.FAST_MACRO;
        }
        answered.put(answer, true);
        return null;
    }

    private Bucket bucket(int anHour) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(anHour).refillGreedy(anHour, HOUR))
                .withCustomTimePrecision(time)
                .build();
    }

    private static <K, V> Cache<K, V> cache() {
        return Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(HOUR).build();
    }
}
