package org.ouinon.link;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Supplier;
import org.ouinon.database.Changes;
import org.ouinon.database.Secret;
import org.ouinon.web.Days;
import org.ouinon.web.Setting;

/** The ring of keys that seal links: set by the operator, or else generated into the database, where it may grow. */
@Startup
@ApplicationScoped
class LinkKeys {

    static final String PURPOSE = "link";

    /** What is to be set where the operator's own ring stands in the way. */
    private static final String SET = "the ring is set by OUINON_LINK_KEYS: put a new key at the end of it, such as"
            + " \"%d:\" and what openssl rand -base64 32 says, and restart every process";

    private final Changes changes;
    private final Days days;
    private final boolean set;
    private final Supplier<KeyRing> ring;

    LinkKeys(LinkSettings settings, Changes changes, Days days) {
        this.changes = changes;
        this.days = days;
        Optional<KeyRing> own =
                settings.keys().filter(k -> !k.isBlank()).map(keys -> Setting.read(() -> KeyRing.parse(keys)));
        this.set = own.isPresent();
        this.ring = own.<Supplier<KeyRing>>map(fixed -> () -> fixed).orElseGet(this::generated);
        warnOfKeyLeftBehind();
    }

    /** The ring of this moment; asking for it needs no database. */
    KeyRing ring() {
        return ring.get();
    }

    /** Whether the ring is the operator's own, and therefore the same until the next start. */
    boolean areSet() {
        return set;
    }

    /**
     * Makes a key that seals from now on; those before it go on opening.
     *
     * @return its number
     * @throws IllegalArgumentException with a sentence for the operator where there can be no other
     */
    int makeNext() {
        int next = ring().highest() + 1;
        if (set) {
            throw new IllegalArgumentException(SET.formatted(Math.min(next, KeyRing.HIGHEST)));
        }
        if (next > KeyRing.HIGHEST) {
            throw new IllegalArgumentException(
                    "The ring is full: set OUINON_LINK_KEYS to one of your own, with the keys that are to go on opening");
        }
        Secret.shared(PURPOSE, next, days.now());
        QuarkusTransaction.requiringNew().run(() -> changes.note(Revocations.TOPIC));
        return next;
    }

    private Supplier<KeyRing> generated() {
        Secret.shared(PURPOSE, 1, days.now());
        return changes.follow(Revocations.TOPIC, () -> KeyRing.of(Secret.ring(PURPOSE)))::get;
    }

    /** Whoever starts to set keys may not know that one was generated before, and sealed mail that is still read. */
    private void warnOfKeyLeftBehind() {
        Secret.ring(PURPOSE).keySet().stream()
                .filter(number -> ring().seal(number) == null)
                .forEach(number -> Log.warnf(
                        "Links sealed with the generated key %d do not open, because OUINON_LINK_KEYS lacks it. To keep them, add"
                                + " what SELECT CONCAT(number, ':', TO_BASE64(key_bytes)) FROM secret WHERE purpose = 'link' says.",
                        number));
    }
}
