package org.ouinon.comment;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.ouinon.link.Link;
import org.ouinon.vote.Ballot;
import org.ouinon.vote.Vote;
import org.ouinon.web.Problem;

/** What a customer added to a ballot: one, of which a later text replaces the earlier. */
@Entity
public class Comment extends PanacheEntityBase {

    /** Unicode code points of its text. */
    static final int LONGEST = 2000;

    /** The promise: nothing stays unread for longer. */
    static final Duration SOON = Duration.ofDays(7);

    private static final String OVERDUE = "readAt is null and writtenAt <= ?1 and erasedAt is null and test = false";

    @Id
    @JdbcTypeCode(SqlTypes.BINARY)
    @Column(length = 16)
    public UUID ballot;

    /** The ballot of the same ticket, where many people may answer; null where this one is it. */
    @JdbcTypeCode(SqlTypes.BINARY)
    @Column(length = 16)
    public UUID beside;

    public int agent;
    public int team;
    public String ticket;
    public String language;
    public boolean test;

    /** Null where it was erased: then only that there was one is known. */
    @Column(length = LONGEST)
    public String text;

    public Instant writtenAt;
    public Instant erasedAt;

    /** Who wanted it erased, or null. */
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public Eraser erasedBy;

    /** When somebody first read what it says now; null while nobody has. */
    Instant readAt;

    String readBy;

    /** Null where nothing was noted. */
    @Embedded
    FollowUp followUp;

    /** Who can erase a comment. */
    public enum Eraser {
        CUSTOMER,
        OPERATOR
    }

    /** The comment that a customer gave on a ballot and did not erase. */
    static Optional<Comment> of(Ballot ballot) {
        return find("ballot = ?1 and erasedAt is null", ballot.id()).firstResultOptional();
    }

    /** Every comment that names a ticket, or one that differs from it in case or accents only. */
    public static List<Comment> ofTicket(String ticket, LockModeType lock) {
        return find("ticket", Sort.by("writtenAt"), ticket).withLock(lock).list();
    }

    /** Every comment on some ballots, what is left of erased ones included. */
    public static List<Comment> on(Collection<UUID> ballots) {
        return list("ballot in ?1", Sort.by("writtenAt"), ballots);
    }

    /**
     * Writes or replaces; in one statement, because a customer may press twice at once.
     *
     * @param text at most {@link #LONGEST} code points
     * @throws Problem 410 where the ballot is closed
     */
    public static void write(Ballot ballot, String text, Instant at) {
        Link link = ballot.link();
        getEntityManager()
                .createQuery(
                        "insert into Comment (ballot, beside, agent, team, ticket, language, test, text, writtenAt)"
                                + " values (:ballot, :beside, :agent, :team, :ticket, :language, :test, :text, :at)"
                                + " on conflict (ballot) do update set text = excluded.text, writtenAt = excluded.writtenAt,"
                                + " ticket = excluded.ticket, erasedAt = null, erasedBy = null, readAt = null, readBy = null")
                .setParameter("ballot", ballot.id())
                .setParameter("beside", ballot.isBeside() ? ballot.named() : null)
                .setParameter("agent", link.author().agent())
                .setParameter("team", link.author().team())
                .setParameter("ticket", ballot.reference())
                .setParameter("language", link.language().tag())
                .setParameter("test", link.test())
                .setParameter("text", text)
                .setParameter("at", at)
                .executeUpdate();
        Vote.needsToBeOpen(ballot);
    }

    /** A comment, which nobody else changes until the present transaction ends; none on a test link. */
    public static Optional<Comment> findForChange(UUID ballot) {
        return find("ballot = ?1 and test = false", ballot)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** How many comments nobody has read for a week; those on test links and erased ones left out. */
    public static long overdue(Instant now) {
        return count(OVERDUE, overdueBefore(now));
    }

    /** The same of some teams. */
    public static long overdue(Instant now, Collection<Integer> teams) {
        return count(OVERDUE + " and team in ?2", overdueBefore(now), teams);
    }

    /** What was written then or earlier, somebody should have read. */
    public static Instant overdueBefore(Instant now) {
        return now.minus(SOON);
    }

    /** Whether it says what somebody saw, by when that was written: not rewritten since, and not erased. */
    public boolean isStill(Instant seen) {
        return !isErased() && writtenAt.equals(seen);
    }

    /** Somebody has read it as it stands; it must have been found for change. */
    public void readBy(String account, Instant at) {
        Reading.note(account, this, at);
        if (readAt == null) {
            readAt = at;
            readBy = account;
        }
    }

    /** As if this account had never read it; likewise. */
    public void unreadBy(String account) {
        Reading.forget(account, this);
        Optional<Reading> first = Reading.first(this);
        readAt = first.map(reading -> reading.readAt).orElse(null);
        readBy = first.map(reading -> reading.account).orElse(null);
    }

    /** What was noted, or null. */
    public FollowUp followUp() {
        return followUp;
    }

    /** Takes the place of whatever was noted before; likewise. */
    public void note(FollowUp noted) {
        followUp = noted.isEmpty() ? null : noted;
    }

    public boolean isErased() {
        return erasedAt != null;
    }

    /**
     * Erases text, ticket and what was noted, and leaves that there was a comment, so that no director wonders where it
     * went; in one statement, because Hibernate finds nothing, and says so without an error, where the database dies in a transaction,
     * and an erasure would be confirmed that never was.
     */
    public static void erase(Collection<UUID> ballots, Eraser eraser, Instant at) {
        update(
                "text = null, ticket = null, followUp.outcome = null, followUp.calledAt = null, followUp.calledBy = null,"
                        + " followUp.notedAt = null, followUp.notedBy = null, erasedAt = ?1, erasedBy = ?2"
                        + " where ballot in ?3 and erasedAt is null",
                at,
                eraser,
                ballots);
    }
}
