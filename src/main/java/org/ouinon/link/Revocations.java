package org.ouinon.link;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import org.ouinon.database.Changes;
import org.ouinon.database.Followed;

/** What every process knows of what was revoked: within half a second of the operator's press, and without a look-up. */
@Startup
@ApplicationScoped
public class Revocations {

    static final String TOPIC = "revocations";

    private final Followed<Revoked> revoked;

    Revocations(Changes changes) {
        this.revoked = changes.follow(TOPIC, () -> Revoked.of(Revocation.standing()));
    }

    /** Whether a link does not vote any more, by itself or by the key that sealed it. */
    boolean concern(Link link, String key) {
        Revoked present = revoked.get();
        return present.has(link) || present.keys().contains(key);
    }

    boolean concernKey(String key) {
        return revoked.get().keys().contains(key);
    }

    /** Whether no reference of a macro link is taken at present. */
    public boolean concernReferences() {
        return revoked.get().references();
    }
}
