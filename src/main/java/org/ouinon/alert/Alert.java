package org.ouinon.alert;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.ouinon.score.ControlChart.Drop;
import org.ouinon.score.Score;

/** A drop of the score that is more than chance, from the moment when it was told until it is over. */
@Entity
public class Alert extends PanacheEntityBase {

    private static final int OF_ALL = 0;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public int number;

    /** Whose score it is; null for that of all teams together. */
    public Integer team;

    /** The team while it goes on, 0 for all; null when it is over. */
    Integer openFor;

    /** The first local day of the drop. */
    public LocalDate since;

    LocalDate raisedOn;
    public Instant raisedAt;

    int usualYes;
    int usualNo;
    int nowYes;
    int nowNo;

    LocalDate endedOn;

    /** Null while it goes on. */
    public Instant endedAt;

    /** Whether answers are again as before; else the lower score has become the usual one. */
    public boolean recovered;

    /** The alert of a team, or of all teams for null, that goes on. */
    static Optional<Alert> open(Integer team) {
        return find("openFor", key(team)).firstResultOptional();
    }

    /** The last one of a team, or of all teams for null, that is over. */
    static Optional<Alert> lastEnded(Integer team) {
        return find("coalesce(team, " + OF_ALL + ") = ?1 and endedAt is not null", Sort.descending("number"), key(team))
                .firstResultOptional();
    }

    /** Those that were raised or ended at an instant or later, the oldest first. */
    static List<Alert> movedSince(Instant moment) {
        return list("raisedAt >= ?1 or endedAt >= ?1", Sort.by("number"), moment);
    }

    /**
     * Raises it at once.
     *
     * @throws jakarta.persistence.PersistenceException if another process was faster
     */
    static Alert raise(Integer team, Drop drop, LocalDate today, Instant now) {
        Alert alert = new Alert();
        alert.team = team;
        alert.openFor = key(team);
        alert.since = drop.since();
        alert.raisedOn = today;
        alert.raisedAt = now;
        alert.usualYes = (int) drop.usual().yes();
        alert.usualNo = (int) drop.usual().no();
        alert.nowYes = (int) drop.now().yes();
        alert.nowNo = (int) drop.now().no();
        alert.persistAndFlush();
        return alert;
    }

    /** Ends it, and says whether it was this process that did. */
    boolean end(boolean isRecovered, LocalDate today, Instant now) {
        return update(
                        "openFor = null, recovered = ?1, endedOn = ?2, endedAt = ?3 where number = ?4 and endedAt is null",
                        isRecovered,
                        today,
                        now,
                        number)
                == 1;
    }

    /** What was usual before it. */
    public Score usual() {
        return new Score(usualYes, usualNo);
    }

    /** From its first day until it was raised. */
    public Score now() {
        return new Score(nowYes, nowNo);
    }

    Drop drop() {
        return new Drop(since, usual(), now());
    }

    private static Integer key(Integer team) {
        return team == null ? OF_ALL : team;
    }
}
