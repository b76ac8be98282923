package org.ouinon.vote;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.ouinon.score.Window;

/** How many blocks were made for an agent of a team on a day, as one writer counted them. */
@Entity
@Immutable
@IdClass(BlockCount.Key.class)
class BlockCount extends PanacheEntityBase {

    @Id
    LocalDate day;

    @Id
    int team;

    @Id
    int agent;

    @Id
    int writer;

    long tickets;
    long standing;

    record Key(LocalDate day, int team, int agent, int writer) implements Serializable {}

    /**
     * A team's blocks in a window.
     *
     * @param tickets those with a ticket, one for each ballot
     * @param standing those for many: signatures and macros
     */
    record OfTeam(int team, long tickets, long standing) {}

    static List<OfTeam> in(Window window) {
        return getEntityManager()
                .createQuery(
                        "select b.team, sum(b.tickets), sum(b.standing) from BlockCount b"
                                + " where b.day between ?1 and ?2 group by b.team order by b.team",
                        OfTeam.class)
                .setParameter(1, window.from())
                .setParameter(2, window.to())
                .getResultList();
    }
}
