package org.ouinon.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.ouinon.database.SharedUses;
import org.ouinon.web.ClockMeter;
import org.ouinon.web.Problem;
import org.ouinon.web.Trouble;

/**
 * How often passwords may be tried out: by one network for one name, and for all names. There is no limit for a name
 * alone, so that nobody locks anybody else out from elsewhere. All processes count together, and within a second.
 */
@Startup // or it would miss what others tell before anybody comes
@ApplicationScoped
class Tries {

    private static final String NAME = "name";
    private static final String NETWORK = "network";
    private static final String FORGIVEN = "forgiven";

    /** A network can fill no more of these than it has tries, and an old one goes before a new one stays away. */
    private static final int MOST_NAMES = 100_000;

    private static final int MOST_NETWORKS = 20_000;

    /** By then every bucket is full again. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

    /** Refusals in the audit, in an hour: an attack shows, and cannot fill the table. */
    private static final int NOTES = 20;

    private final SignInSettings settings;
    private final ClockMeter time;
    private final SharedUses shared;
    private final Cache<Long, Bucket> names;
    private final Cache<Long, Bucket> networks;
    private final Bucket notes;
    private final AtomicLong unnoted = new AtomicLong();

    Tries(SignInSettings settings, Clock clock, SharedUses shared) {
        this.settings = settings;
        this.time = new ClockMeter(clock);
        this.shared = shared;
        this.names = cache(MOST_NAMES);
        this.networks = cache(MOST_NETWORKS);
        this.notes = bucket(NOTES, Duration.ofHours(1));
        shared.listen(NAME, (name, thing, uses) -> noteName(name, uses));
        shared.listen(NETWORK, (network, thing, uses) -> noteNetwork(network, uses));
        shared.listen(FORGIVEN, (name, thing, uses) -> names.invalidate(name));
    }

    /** @throws Problem 429 with the time to wait */
    void needToBeLeft(Knock knock) {
        needsOne(names.getIfPresent(name(knock)));
        needsOne(networks.getIfPresent(network(knock)));
    }

    /** A wrong password. Those that came at the same moment are counted as well, and are waited for later. */
    void note(Knock knock) {
        noteName(name(knock), 1);
        noteNetwork(network(knock), 1);
        shared.tell(NAME, name(knock));
        shared.tell(NETWORK, network(knock));
    }

    /** The right password: earlier slips for this name do not matter any more. */
    void forget(Knock knock) {
        if (names.asMap().remove(name(knock)) != null) {
            shared.tell(FORGIVEN, name(knock));
        }
    }

    private long name(Knock knock) {
        return shared.who("name\n" + knock.network() + "\n" + knock.name());
    }

    private long network(Knock knock) {
        return shared.who("network\n" + knock.network());
    }

    private void noteName(long name, int tries) {
        names.get(name, n -> bucket(settings.triesPerName(), settings.triesWithin()))
                .consumeIgnoringRateLimits(tries);
    }

    private void noteNetwork(long network, int tries) {
        networks.get(network, n -> bucket(settings.triesPerNetwork(), settings.triesWithin()))
                .consumeIgnoringRateLimits(tries);
    }

    /** How many refusals were left out of the audit since the last one there; empty if this one is left out, too. */
    OptionalLong worthNoting() {
        if (notes.tryConsume(1)) {
            return OptionalLong.of(unnoted.getAndSet(0));
        }
        unnoted.incrementAndGet();
        return OptionalLong.empty();
    }

    private static void needsOne(Bucket bucket) {
        long wait = bucket == null ? 0 : bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
        if (wait > 0) {
            throw new Problem(
                    Trouble.TOO_MANY_TRIES,
                    "Too many wrong passwords from your network; wait as long as Retry-After says",
                    Duration.ofNanos(wait));
        }
    }

    private static <K> Cache<K, Bucket> cache(int most) {
        return Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfterAccess(FORGOTTEN_AFTER)
                .build();
    }

    private Bucket bucket(int most, Duration within) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(most).refillGreedy(most, within))
                .withCustomTimePrecision(time)
                .build();
    }
}
