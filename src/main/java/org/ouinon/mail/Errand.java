package org.ouinon.mail;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.LockModeType;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * One mail to one director, which goes out once: whoever would send it claims it first, by a statement of which the database
 * lets one alone succeed.
 */
@Entity
@IdClass(Errand.Key.class)
public class Errand extends PanacheEntityBase {

    /** After this nobody is still sending what was claimed: the sender died, or never heard the mail server's last word. */
    public static final Duration STALE = Duration.ofMinutes(10);

    /** Tries of which nobody knows how they ended; two mails at most are the price for one that is not lost. */
    private static final int MOST_CLAIMS = 2;

    /** Tries that failed for sure, each after a longer wait: the last one nearly a day after the first. */
    private static final int MOST_FAILURES = 8;

    private static final Duration FIRST_WAIT = Duration.ofMinutes(10);

    /** How it stands. */
    public enum State {
        TAKEN,
        SENT,
        /** There was nothing to tell. */
        EMPTY,
        GIVEN_UP
    }

    @Id
    String account;

    /** Tells this mail from every other to the same director. */
    @Id
    String what;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public State state;

    int claims;
    public int failures;

    /** When another try may begin. */
    Instant freeAt;

    public record Key(String account, String what) implements Serializable {}

    /**
     * Claims by one statement alone: two that lock the same row one after the other would wait for each other in a circle.
     *
     * @return whether the caller alone may send it now
     */
    public static boolean claim(Key key, Instant now) {
        return of(key).map(mail -> !mail.isSettled(now) && takeOver(key, now)).orElseGet(() -> begin(key, now));
    }

    public static Optional<Errand> of(Key key) {
        return findByIdOptional(key);
    }

    /** Whether another try is no use: it is done, given up or in somebody's hands. */
    private boolean isSettled(Instant now) {
        return state != State.TAKEN || claims >= MOST_CLAIMS || freeAt.isAfter(now);
    }

    private static boolean begin(Key key, Instant now) {
        return getEntityManager()
                        .createNativeQuery("INSERT IGNORE INTO errand (account, what, state, claims, failures, free_at)"
                                + " VALUES (?, ?, 'TAKEN', 1, 0, ?)")
                        .setParameter(1, key.account())
                        .setParameter(2, key.what())
                        .setParameter(3, now.plus(STALE))
                        .executeUpdate()
                == 1;
    }

    private static boolean takeOver(Key key, Instant now) {
        return update(
                        "claims = claims + 1, freeAt = ?1 where account = ?2 and what = ?3 and state = ?4 and claims < ?5"
                                + " and freeAt <= ?6",
                        now.plus(STALE),
                        key.account(),
                        key.what(),
                        State.TAKEN,
                        MOST_CLAIMS,
                        now)
                == 1;
    }

    static void settle(Key key, State state) {
        update("state = ?1 where account = ?2 and what = ?3", state, key.account(), key.what());
    }

    /** The mail server has it not, for sure: the claim is given back, and later tried again or given up. */
    static void fail(Key key, Instant now) {
        Errand mail = findById(key, LockModeType.PESSIMISTIC_WRITE);
        mail.claims--;
        mail.failures++;
        mail.freeAt = now.plus(FIRST_WAIT.multipliedBy(1L << (mail.failures - 1)));
        if (mail.failures >= MOST_FAILURES) {
            mail.state = State.GIVEN_UP;
        }
    }
}
