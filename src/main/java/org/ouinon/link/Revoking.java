package org.ouinon.link;

import static java.text.Normalizer.Form.NFC;
import static org.ouinon.link.Revocation.What.KEY;
import static org.ouinon.link.Revocation.What.LINKS;
import static org.ouinon.link.Revocation.What.REFERENCES;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.Normalizer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ouinon.account.Agent;
import org.ouinon.account.Audit;
import org.ouinon.account.Deed;
import org.ouinon.database.Changes;
import org.ouinon.database.Secret;
import org.ouinon.web.Days;

/**
 * Takes links back, and keys, and gives them again. Each of these holds on every process within half a second, and is
 * refused with an {@link IllegalArgumentException}, whose sentence is for the operator.
 */
@ApplicationScoped
public class Revoking {

    private static final Pattern NUMBER = Pattern.compile("(?:agent )?\\d{1,9}");

    private final LinkKeys keys;
    private final Revocations revocations;
    private final Changes changes;
    private final Audit audit;
    private final Days days;

    Revoking(LinkKeys keys, Revocations revocations, Changes changes, Audit audit, Days days) {
        this.keys = keys;
        this.revocations = revocations;
        this.changes = changes;
        this.audit = audit;
        this.days = days;
    }

    /** The ring's keys, the lowest number first. */
    public List<LinkKey> keys() {
        KeyRing ring = keys.ring();
        Map<Integer, Instant> made = keys.areSet() ? Map.of() : Secret.made(LinkKeys.PURPOSE);
        return ring.numbers().stream()
                .map(number -> new LinkKey(
                        number, made.get(number), number == ring.newest(), revocations.concernKey(ring.print(number))))
                .toList();
    }

    /** Whether what help desks say behind macro links is taken. */
    public boolean takesReferences() {
        return !revocations.concernReferences();
    }

    /** The end of this minute: links know the minute of their minting, so that one is revoked as a whole. */
    public Instant nextMinute() {
        return days.now().truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    }

    /**
     * Revokes an agent's links.
     *
     * @param agent by the name in the help desk, or by its number as {@code agent 7}
     * @param before the instant before which they were minted; at most {@link #nextMinute}
     */
    public void revokeLinks(String agent, Instant before, String reason, String operator) {
        if (before.isAfter(nextMinute())) {
            throw new IllegalArgumentException(
                    "Links that are not minted yet cannot be revoked: give a moment that is past");
        }
        QuarkusTransaction.requiringNew().run(() -> {
            Revocation revocation = new Revocation();
            revocation.what = LINKS;
            revocation.agent = numbered(agent);
            revocation.mintedBefore = before;
            write(revocation, Deed.LINKS_REVOKED, reason, operator);
        });
    }

    /** Revokes all that a key sealed. Where it is the one that seals, another one does from now on. */
    public void revokeKey(int number, String reason, String operator) {
        KeyRing ring = keys.ring();
        String print = ring.print(number);
        if (print == null || revocations.concernKey(print)) {
            throw new IllegalArgumentException("The ring has no key " + number + " that opens");
        }
        if (number == ring.newest()) {
            keys.makeNext();
        }
        QuarkusTransaction.requiringNew().run(() -> {
            Revocation revocation = new Revocation();
            revocation.what = KEY;
            revocation.keyNumber = number;
            revocation.keyPrint = print;
            write(revocation, Deed.LINK_KEY_REVOKED, reason, operator);
        });
    }

    /** Takes no references of macro links any more; such a link is then one for many, like a signature's. */
    public void revokeReferences(String reason, String operator) {
        if (revocations.concernReferences()) {
            throw new IllegalArgumentException("References are switched off already");
        }
        QuarkusTransaction.requiringNew().run(() -> {
            Revocation revocation = new Revocation();
            revocation.what = REFERENCES;
            write(revocation, Deed.LINKS_REVOKED, reason, operator);
        });
    }

    /** Lets a new key seal, and those before it open as they did. */
    public void makeKey(String reason, String operator) {
        int number = keys.makeNext();
        QuarkusTransaction.requiringNew()
                .run(() -> audit.note(Deed.LINK_KEY_MADE, operator, "Key " + number + " of the ring: " + reason));
    }

    /** Gives back what was revoked. */
    public void lift(long id, String reason, String operator) {
        QuarkusTransaction.requiringNew().run(() -> {
            Revocation revocation = Revocation.findById(id);
            if (revocation == null || revocation.isLifted()) {
                throw new IllegalArgumentException("There is no such revocation any more");
            }
            revocation.lift(operator, days.now());
            changes.note(Revocations.TOPIC);
            audit.note(Deed.REVOCATION_LIFTED, operator, revocation.about(days) + ": " + reason);
        });
    }

    private void write(Revocation revocation, Deed deed, String reason, String operator) {
        revocation.reason = reason;
        revocation.revokedBy = operator;
        revocation.revokedAt = days.now();
        revocation.persist();
        changes.note(Revocations.TOPIC);
        audit.note(deed, operator, revocation.about(days) + ": " + reason);
    }

    private static int numbered(String text) {
        String name = Normalizer.normalize(text.strip(), NFC).toLowerCase(Locale.ROOT);
        return Agent.findByHandle(name)
                .map(agent -> agent.number)
                .or(() -> givenOut(name))
                .orElseThrow(() -> new IllegalArgumentException("There is no agent '" + text.strip() + "'"));
    }

    /** A number that some agent has or had: one who is forgotten may have left links behind. */
    private static Optional<Integer> givenOut(String name) {
        return Optional.of(name)
                .filter(text -> NUMBER.matcher(text).matches())
                .map(text -> Integer.valueOf(text.replace("agent ", "")))
                .filter(number -> number > 0 && number <= Agent.highestNumber());
    }
}
