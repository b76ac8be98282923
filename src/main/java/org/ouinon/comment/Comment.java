package org.ouinon.comment;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.ouinon.link.Link;
import org.ouinon.vote.Ballot;

/** What a customer added to a ballot: one, of which a later text replaces the earlier. */
@Entity
public class Comment extends PanacheEntityBase {

    /** Unicode code points of its text. */
    static final int LONGEST = 2000;

    @Id
    @JdbcTypeCode(SqlTypes.BINARY)
    @Column(length = 16)
    UUID ballot;

    /** The ballot of the same ticket, where many people may answer; null where this one is it. */
    @JdbcTypeCode(SqlTypes.BINARY)
    @Column(length = 16)
    UUID beside;

    int agent;
    int team;
    String ticket;
    String language;
    boolean test;

    /** Null where it was erased: then only that there was one is known. */
    @Column(length = LONGEST)
    String text;

    Instant writtenAt;
    Instant erasedAt;

    /** Who wanted it erased, or null. */
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    Eraser erasedBy;

    /** Who can erase a comment. */
    public enum Eraser {
        CUSTOMER,
        OPERATOR
    }

    /** The comment that a customer gave on a ballot and did not erase. */
    static Optional<Comment> of(Ballot ballot) {
        return find("ballot = ?1 and erasedAt is null", ballot.id()).firstResultOptional();
    }

    /**
     * Writes or replaces; in one statement, because a customer may press twice at once.
     *
     * @param text at most {@link #LONGEST} code points
     */
    public static void write(Ballot ballot, String text, Instant at) {
        Link link = ballot.link();
        getEntityManager()
                .createQuery(
                        "insert into Comment (ballot, beside, agent, team, ticket, language, test, text, writtenAt)"
                                + " values (:ballot, :beside, :agent, :team, :ticket, :language, :test, :text, :at)"
                                + " on conflict (ballot) do update set text = excluded.text, writtenAt = excluded.writtenAt,"
                                + " ticket = excluded.ticket, erasedAt = null, erasedBy = null")
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
    }

    /**
     * Erases text and ticket, and leaves that there was a comment, so that no director wonders where it went; in one
     * statement, because Hibernate finds nothing, and says so without an error, where the database dies in a transaction,
     * and an erasure would be confirmed that never was.
     */
    static void erase(Ballot ballot, Eraser eraser, Instant at) {
        update(
                "text = null, ticket = null, erasedAt = ?1, erasedBy = ?2 where ballot = ?3 and erasedAt is null",
                at,
                eraser,
                ballot.id());
    }
}
