package org.ouinon.link;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Supplier;

/** Seals links into tokens and opens them again, without a look-up. */
@Startup
@ApplicationScoped
public class Tokens {

    /** A wide token with a ticket of 64 four-byte characters has 372 characters; nothing longer is ours. */
    private static final int LONGEST = 400;

    private final Supplier<KeyRing> ring;

    @Inject
    Tokens(LinkKeys keys) {
        this(keys::ring);
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
        this(() -> ring);
    }

    private Tokens(Supplier<KeyRing> ring) {
        this.ring = ring;
    }

    /** The token of a link, sealed with the newest key. */
    public String seal(Link link) {
        KeyRing present = ring.get();
        byte[] bytes = TokenLayout.write(link, present.newest());
        return Base64Url.encode(present.seal(present.newest()).close(bytes));
    }

    /** The link of a token; empty for whatever this service did not seal, without a hint why. */
    public Optional<Link> open(String token) {
        byte[] closed = token.length() > LONGEST ? null : Base64Url.decode(token);
        if (closed == null || closed.length <= Seal.LENGTH) {
            return Optional.empty();
        }
        Seal seal = ring.get().seal(TokenLayout.keyOf(closed));
        byte[] bytes = seal == null ? null : seal.open(closed);
        return Optional.ofNullable(bytes).map(TokenLayout::read);
    }

    /** The print of the key that sealed a token which opens. */
    String keyOf(String token) {
        return ring.get().print(TokenLayout.keyOf(Base64Url.decode(token)));
    }
}
