package org.ouinon.vote;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.ouinon.score.Window;

/** How many clicks of a kind a team's links had on a day, as one writer counted them. */
@Entity
@Immutable
@IdClass(ClickCount.Key.class)
public class ClickCount extends PanacheEntityBase {

    @Id
    LocalDate day;

    @Id
    int team;

    @Id
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    Reason.Kind kind;

    @Id
    int writer;

    long clicks;

    record Key(LocalDate day, int team, Reason.Kind kind, int writer) implements Serializable {}

    /** The clicks of a kind on a team's links on a day, of all writers. */
    public record OfTeam(LocalDate day, int team, Reason.Kind kind, long clicks) {

        /** Whether they were left out as machines' by their own word; speculative loads are nobody's clicks yet. */
        public boolean areMachines() {
            return kind == Reason.Kind.DECLARED || kind == Reason.Kind.METHOD;
        }
    }

    /** All counts of a window, by day, team and kind. */
    public static List<OfTeam> in(Window window) {
        return getEntityManager()
                .createQuery(
                        "select c.day, c.team, c.kind, sum(c.clicks) from ClickCount c where c.day between ?1 and ?2"
                                + " group by c.day, c.team, c.kind order by c.day, c.team, c.kind",
                        OfTeam.class)
                .setParameter(1, window.from())
                .setParameter(2, window.to())
                .getResultList();
    }
}
