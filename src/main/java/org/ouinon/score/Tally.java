package org.ouinon.score;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.TypedQuery;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.jpa.HibernateHints;
import org.ouinon.database.InList;

/** One writer's part of the counted yes and no of a team and agent on a day. */
@Entity
@IdClass(Tally.Key.class)
public class Tally extends PanacheEntityBase {

    private static final int ROWS_AT_ONCE = 1000;

    @Id
    LocalDate day;

    @Id
    int team;

    @Id
    int agent;

    @Id
    int writer;

    int yes;
    int no;
    int held;

    record Key(LocalDate day, int team, int agent, int writer) implements Serializable {}

    /** The counts of a team on a day, all writers and agents together. */
    public record OfTeam(LocalDate day, int team, long yes, long no, long held) {

        public Count count() {
            return new Count(yes, no, held);
        }
    }

    /** Every team's counts on each day of a window that has any, in order of days and teams. */
    public static List<OfTeam> in(Window window) {
        return query(window).getResultList();
    }

    /**
     * The same of some days, at least one, read by a connection as it is: what a vote of this process waits for before it
     * is in the index.
     */
    public static List<OfTeam> on(Collection<LocalDate> days, Connection connection) throws SQLException {
        InList list = new InList(days);
        String sql = "SELECT day, team, SUM(yes), SUM(no), SUM(held) FROM tally WHERE day IN (" + list.marks()
                + ") GROUP BY day, team";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            list.bind(select, 0);
            List<OfTeam> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new OfTeam(
                            rows.getObject(1, LocalDate.class),
                            rows.getInt(2),
                            rows.getLong(3),
                            rows.getLong(4),
                            rows.getLong(5)));
                }
            }
            return found;
        }
    }

    /** The same as {@link #in}, read as it is used: within a transaction, and to be closed. */
    public static Stream<OfTeam> stream(Window window) {
        return query(window)
                .setHint(HibernateHints.HINT_FETCH_SIZE, ROWS_AT_ONCE)
                .getResultStream();
    }

    private static TypedQuery<OfTeam> query(Window window) {
        return getEntityManager()
                .createQuery(
                        "select t.day, t.team, sum(t.yes), sum(t.no), sum(t.held) from Tally t"
                                + " where t.day between ?1 and ?2 group by t.day, t.team order by t.day, t.team",
                        OfTeam.class)
                .setParameter(1, window.from())
                .setParameter(2, window.to());
    }

    /** The pooled score of a window. */
    public static Score score(Window window) {
        return in(window).stream()
                .map(OfTeam::count)
                .reduce(Count.NONE, Count::plus)
                .score();
    }

    /** The pooled score of one agent's mails for one team. */
    public static Score score(int agent, int team, Window window) {
        return getEntityManager()
                .createQuery(
                        "select new org.ouinon.score.Score(coalesce(sum(t.yes), 0), coalesce(sum(t.no), 0)) from Tally t"
                                + " where t.day between ?1 and ?2 and t.agent = ?3 and t.team = ?4",
                        Score.class)
                .setParameter(1, window.from())
                .setParameter(2, window.to())
                .setParameter(3, agent)
                .setParameter(4, team)
                .getSingleResult();
    }
}
