package org.ouinon.link;

import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.ouinon.database.Secret;
import org.ouinon.web.Days;
import org.ouinon.web.Setting;

/** Seals links into tokens and opens them again, without a look-up. */
@Startup
@ApplicationScoped
public class Tokens {

    /** A wide token with a ticket of 64 four-byte characters has 372 characters; nothing longer is ours. */
    private static final int LONGEST = 400;

    private static final String PURPOSE = "link";

    private final KeyRing ring;

    @Inject
    Tokens(LinkSettings settings, Days days) {
        this(settings.keys()
                .filter(k -> !k.isBlank())
                .map(keys -> Setting.read(() -> KeyRing.parse(keys)))
                .orElseGet(() -> generated(days)));
        warnOfKeyLeftBehind();
    }

    /** Whoever starts to set keys may not know that one was generated before, and sealed mail that is still read. */
    private void warnOfKeyLeftBehind() {
        Secret.ring(PURPOSE).keySet().stream()
                .filter(number -> ring.seal(number) == null)
                .forEach(number -> Log.warnf(
                        "Links sealed with the generated key %d do not open, because OUINON_LINK_KEYS lacks it. To keep them, add"
                                + " what SELECT CONCAT(number, ':', TO_BASE64(key_bytes)) FROM secret WHERE purpose = 'link' says.",
                        number));
    }

    /**
     * Tokens of a ring of keys, written as {@code ouinon.link.keys}.
     *
     * @throws IllegalArgumentException with a sentence if it cannot be read
     */
    public static Tokens of(String keys) {
        return new Tokens(KeyRing.parse(keys));
    }

    Tokens(KeyRing ring) {
        this.ring = ring;
    }

    /** The token of a link, sealed with the newest key. */
    public String seal(Link link) {
        byte[] bytes = TokenLayout.write(link, ring.newest());
        return Base64Url.encode(ring.seal(ring.newest()).close(bytes));
    }

    /** The link of a token; empty for whatever this service did not seal, without a hint why. */
    public Optional<Link> open(String token) {
        byte[] closed = token.length() > LONGEST ? null : Base64Url.decode(token);
        if (closed == null || closed.length <= Seal.LENGTH) {
            return Optional.empty();
        }
        Seal seal = ring.seal(TokenLayout.keyOf(closed));
        byte[] bytes = seal == null ? null : seal.open(closed);
        return Optional.ofNullable(bytes).map(TokenLayout::read);
    }

    private static KeyRing generated(Days days) {
        Secret.shared(PURPOSE, 1, days.now());
        return KeyRing.of(Secret.ring(PURPOSE));
    }
}
