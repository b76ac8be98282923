package org.ouinon.incident;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.hibernate.annotations.Formula;

/** One wording of an incident. It is kept as it is for ever, and shown. */
@Entity
@Table(name = "incident_revision")
@IdClass(Revision.Key.class)
public class Revision extends PanacheEntityBase {

    @Id
    @ManyToOne
    @JoinColumn(name = "incident")
    Incident incident;

    /** From 1 on. */
    @Id
    int revision;

    @Embedded
    Wording wording;

    /** The name of the account by which it was written, which visitors are not shown. */
    String account;

    Instant writtenAt;

    @Formula("(SELECT t.slug FROM team t WHERE t.number = team)")
    String slug;

    record Key(int incident, int revision) implements Serializable {}

    /** The affected team as visitors read it; null for all teams. */
    String team() {
        return wording.team() == null || slug != null ? slug : "team " + wording.team();
    }
}
