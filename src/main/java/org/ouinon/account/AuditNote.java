package org.ouinon.account;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.jpa.HibernateHints;
import org.hibernate.type.SqlTypes;

/** One deed of somebody, written down for good. */
@Entity
@Immutable
public class AuditNote extends PanacheEntityBase {

    private static final int ROWS_AT_ONCE = 1000;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public long id;

    public Instant at;
    public String who;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public Deed deed;

    public String about;

    /**
     * The newest notes first.
     *
     * @param deed which alone are wanted, or null for all
     * @param before the number that all of them are below
     */
    static List<AuditNote> newest(Deed deed, long before, int most) {
        return find("id < ?1 and (?2 is null or deed = ?2)", Sort.descending("id"), before, deed)
                .page(Page.ofSize(most))
                .list();
    }

    /** All of them, the first one first, read as they are used: within a transaction, and to be closed. */
    static Stream<AuditNote> all(Deed deed) {
        return AuditNote.<AuditNote>find("?1 is null or deed = ?1", Sort.by("id"), deed)
                .withHint(HibernateHints.HINT_FETCH_SIZE, ROWS_AT_ONCE)
                .withHint(HibernateHints.HINT_READ_ONLY, true)
                .stream();
    }
}
