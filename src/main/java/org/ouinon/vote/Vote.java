package org.ouinon.vote;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A ballot's standing answer, to read; the {@link BallotBox} alone writes. */
@Entity
@Immutable
public class Vote extends PanacheEntityBase {

    @Id
    @JdbcTypeCode(SqlTypes.BINARY)
    @Column(length = 16)
    public UUID ballot;

    public int agent;
    public int team;
    public String ticket;
    public String language;
    public boolean test;

    public Instant mintedAt;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public Answer answer;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public Standing.State state;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public Rank proof;

    /** Names of {@link Reason}, as {@link Reason#write} puts them. */
    public String reasons;

    public LocalDate takenOn;

    public LocalDate countedOn;

    public Instant changedAt;

    /** The vote on a ballot, if anybody answered on it. */
    public static Optional<Vote> of(Ballot ballot) {
        return findByIdOptional(ballot.id());
    }
}
