package org.ouinon.comment;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** That somebody has read a comment, as it was written at a certain moment. */
@Entity
@IdClass(Reading.Key.class)
public class Reading extends PanacheEntityBase {

    @Id
    String account;

    @Id
    @JdbcTypeCode(SqlTypes.BINARY)
    @Column(length = 16)
    UUID ballot;

    /** The comment's, when it was read: where that differs by now, this says nothing any more. */
    Instant writtenAt;

    Instant readAt;

    record Key(
            String account,

            @JdbcTypeCode(SqlTypes.BINARY) @Column(length = 16)
            UUID ballot) implements Serializable {}

    /** In one statement, because a director may press twice at once; the first time counts. */
    static void note(String account, Comment comment, Instant at) {
        getEntityManager()
                .createQuery("insert into Reading (account, ballot, writtenAt, readAt)"
                        + " values (:account, :ballot, :written, :at) on conflict (account, ballot) do update"
                        + " set readAt = case when writtenAt = excluded.writtenAt then readAt else excluded.readAt end,"
                        + " writtenAt = excluded.writtenAt")
                .setParameter("account", account)
                .setParameter("ballot", comment.ballot)
                .setParameter("written", comment.writtenAt)
                .setParameter("at", at)
                .executeUpdate();
    }

    static void forget(String account, Comment comment) {
        delete("account = ?1 and ballot = ?2", account, comment.ballot);
    }

    /** Who read the comment before all others, as it stands now. */
    static Optional<Reading> first(Comment comment) {
        return find(
                        "ballot = ?1 and writtenAt = ?2",
                        Sort.by("readAt").and("account"),
                        comment.ballot,
                        comment.writtenAt)
                .firstResultOptional();
    }
}
