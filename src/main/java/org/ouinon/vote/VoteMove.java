package org.ouinon.vote;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One move in the history of a vote, to read; the {@link BallotBox} alone writes. */
@Entity
@Immutable
public class VoteMove extends PanacheEntityBase {

    /** Votes of test links are no news. */
    private static final String IN_TIME = "from VoteMove m where m.movedAt >= ?1 and m.movedAt < ?2"
            + " and exists (select 1 from Vote v where v.ballot = m.ballot and not v.test)";

    @Id
    public long id;

    @JdbcTypeCode(SqlTypes.BINARY)
    @Column(length = 16)
    UUID ballot;

    public Instant movedAt;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public Standing.State fromState;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public Standing.State toState;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public Answer answer;

    public int points;
    String reasons;

    /** The operator who moved it; null for clicks and for the customer. */
    public String mover;

    /** The operator's reason; null likewise. */
    public String note;

    /** Every move of a ballot, the first one first. */
    public static List<VoteMove> of(UUID ballot) {
        return list("ballot", Sort.by("id"), ballot);
    }

    /** How many votes moved between two states from an instant on and before another. */
    public static long count(Standing.State from, Standing.State to, Instant start, Instant end) {
        return count(IN_TIME + " and m.toState = ?3 and m.fromState = ?4", start, end, to, from);
    }

    /** How many votes came to be held from an instant on and before another. */
    public static long countHeld(Instant start, Instant end) {
        return count(IN_TIME + " and m.toState = ?3 and m.fromState <> ?3", start, end, Standing.State.HELD);
    }

    public Set<Reason> evidence() {
        return Reason.read(reasons);
    }
}
