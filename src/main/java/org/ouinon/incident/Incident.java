package org.ouinon.incident;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A dated public note beside the curve, with every wording it ever had. It is never deleted and alters no data. */
@Entity
public class Incident extends PanacheEntityBase {

    private static final String WITH_REVISIONS = "from Incident i join fetch i.revisions ";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public int number;

    /** The form that opened it: one form opens one incident, however often it is sent. */
    @JdbcTypeCode(SqlTypes.BINARY)
    @Column(length = 16)
    UUID form;

    Instant openedAt;

    @OneToMany(mappedBy = "incident", cascade = CascadeType.PERSIST)
    @OrderBy("revision desc")
    List<Revision> revisions = new ArrayList<>();

    /** All, those that began last first. */
    static List<Incident> all() {
        return Incident.<Incident>list(WITH_REVISIONS).stream()
                .sorted(Comparator.comparing((Incident i) -> i.newest().wording.startedAt())
                        .thenComparing(i -> i.number)
                        .reversed())
                .toList();
    }

    static Optional<Incident> find(int number) {
        return find(WITH_REVISIONS + "where i.number = ?1", number).singleResultOptional();
    }

    static Optional<Incident> ofForm(UUID form) {
        return find(WITH_REVISIONS + "where i.form = ?1", form).singleResultOptional();
    }

    static Incident open(UUID form, Wording wording, String account, Instant at) {
        Incident incident = new Incident();
        incident.form = form;
        incident.openedAt = at;
        incident.revise(wording, account, at);
        incident.persistAndFlush();
        return incident;
    }

    /** Adds a wording, which becomes the newest; the earlier ones stay. */
    void revise(Wording wording, String account, Instant at) {
        Revision next = new Revision();
        next.incident = this;
        next.revision = revisions.size() + 1;
        next.wording = wording;
        next.account = account;
        next.writtenAt = at;
        revisions.add(0, next);
    }

    /** How it stands now. */
    public Revision newest() {
        return revisions.get(0);
    }

    /** Whether it belongs beside the curve of a team by its slug, or of all teams for null. */
    public boolean concerns(String team) {
        return team == null || newest().team() == null || team.equals(newest().team());
    }

    /** Whether it was not over at some instant yet. */
    public boolean reaches(Instant instant) {
        Instant end = newest().wording.endedAt();
        return end == null || !end.isBefore(instant);
    }

    /** Whether any of its revisions says just this. */
    boolean hasSaid(Wording wording) {
        return revisions.stream().anyMatch(revision -> revision.wording.equals(wording));
    }

    /** How it stood before, the last first. */
    List<Revision> earlier() {
        return revisions.subList(1, revisions.size());
    }
}
