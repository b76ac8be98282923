package org.ouinon.comment;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
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

    @Column(length = LONGEST)
    String text;

    Instant writtenAt;

    static Optional<Comment> of(Ballot ballot) {
        return findByIdOptional(ballot.id());
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
                                + " on conflict (ballot) do update set text = excluded.text, writtenAt = excluded.writtenAt")
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
     * Erases what there is; in one statement, because Hibernate finds nothing, and says so without an error, where the
     * database dies in a transaction, and an erasure would be confirmed that never was.
     */
    static void erase(Ballot ballot) {
        delete("ballot", ballot.id());
    }
}
