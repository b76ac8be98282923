package org.ouinon.score;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;

/** How often and when a writer last changed the tallies: the small row that tells other processes to look. */
@Entity
public class TallyChange extends PanacheEntityBase {

    @Id
    int writer;

    long changes;

    Instant changedAt;

    /**
     * The state of all writers in two numbers: it differs whenever any of them has written.
     *
     * @param changes of all writers together; it only rises
     * @param at when the last of them was, or null if there is none yet
     */
    public record Mark(long changes, Instant at) {}

    /** The mark of this moment. */
    public static Mark mark() {
        List<Mark> marks = getEntityManager()
                .createQuery("select coalesce(sum(c.changes), 0L), max(c.changedAt) from TallyChange c", Mark.class)
                .getResultList();
        return marks.get(0);
    }
}
