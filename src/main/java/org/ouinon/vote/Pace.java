package org.ouinon.vote;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.ouinon.database.SharedUses;
import org.ouinon.web.ClockMeter;

/**
 * How fast tickets are answered on a macro link. Whoever has one can make tickets up, so that beyond a customer's and a
 * link's hourly measure votes are held. All processes measure together, and within a second.
 */
@Startup // or it would miss what others tell before anybody comes
@ApplicationScoped
class Pace {

    private static final Duration HOUR = Duration.ofHours(1);

    /** So many links and visitors at once; more of them are an attack, which may then start its measure again. */
    private static final int MOST = 100_000;

    private static final String LINK = "link";
    private static final String VISITOR = "visitor";
    private static final String ANSWERED = "answered";

    private final ReferenceSettings settings;
    private final ClockMeter time;
    private final SharedUses shared;
    private final Cache<Long, Bucket> links = cache();
    private final Cache<Long, Bucket> visitors = cache();
    private final Cache<Long, Boolean> answered = cache();

    Pace(ReferenceSettings settings, Clock clock, SharedUses shared) {
        this.settings = settings;
        this.time = new ClockMeter(clock);
        this.shared = shared;
        shared.listen(LINK, (link, answer, uses) -> takeUnlessAnswered(link(link), answer));
        shared.listen(VISITOR, (visitor, answer, uses) -> takeUnlessAnswered(visitor(visitor), answer));
        shared.listen(ANSWERED, (answer, thing, uses) -> answered.put(answer, true));
    }

    /**
     * Takes note of a click that answers on a ticket which a help desk names.
     *
     * @return which measure it exceeds, or null; one that was within the measure stays so when the customer clicks again
     */
    Reason exceeded(String token, Click click) {
        long answer = shared.who("answer\n" + click.ballot() + "\n" + click.visitor());
        if (answered.getIfPresent(answer) != null) {
            return null;
        }
        long visitor = shared.who("visitor\n" + token + "\n" + click.visitor());
        if (!visitor(visitor).tryConsume(1)) {
            return Reason.MANY_TICKETS;
        }
        shared.tell(VISITOR, visitor, answer);
        long link = shared.who("link\n" + token);
        if (!link(link).tryConsume(1)) {
            return Reason.FAST_MACRO;
        }
        shared.tell(LINK, link, answer);
        answered.put(answer, true);
        shared.tell(ANSWERED, answer);
        return null;
    }

    /** Two clicks for one answer, on two processes at once, are one. */
    private void takeUnlessAnswered(Bucket bucket, long answer) {
        if (answered.getIfPresent(answer) == null) {
            bucket.consumeIgnoringRateLimits(1);
        }
    }

    private Bucket link(long link) {
        return links.get(link, l -> bucket(settings.perLink()));
    }

    private Bucket visitor(long visitor) {
        return visitors.get(visitor, v -> bucket(settings.perVisitor()));
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
