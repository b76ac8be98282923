package org.ouinon.vote;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /** Whether the help desk alone says which ticket it is about. */
    public boolean asserted;

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

    String reasons;

    public LocalDate takenOn;

    public LocalDate countedOn;

    public Instant changedAt;

    /** The vote on a ballot, if anybody answered on it. */
    public static Optional<Vote> of(Ballot ballot) {
        return find(ballot.id());
    }

    /** The same by the ballot's id. */
    public static Optional<Vote> find(UUID ballot) {
        return findByIdOptional(ballot);
    }

    /** The votes held last, test links left out. */
    public static List<Vote> held(int most) {
        return find("state = ?1 and test = false", Sort.descending("changedAt"), Standing.State.HELD)
                .page(Page.ofSize(most))
                .list();
    }

    /** Every vote of a ticket. */
    public static List<Vote> ofTicket(String ticket) {
        return list("ticket", Sort.descending("changedAt"), ticket);
    }

    /** What was weighed for and against the standing answer. */
    public Set<Reason> evidence() {
        return Reason.read(reasons);
    }

    public int points() {
        return Reason.sum(evidence());
    }

    /** From how many points on a vote is held. */
    public int enough() {
        return Reason.ENOUGH;
    }

    /** Every move that led here, the first one first. */
    public List<VoteMove> moves() {
        return VoteMove.of(ballot);
    }
}
