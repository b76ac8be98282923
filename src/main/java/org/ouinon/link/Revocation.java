package org.ouinon.link;

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
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.ouinon.account.Agent;
import org.ouinon.web.Days;

/** What an operator took back, and whether it was given again. */
@Entity
public class Revocation extends PanacheEntityBase {

    public enum What {
        /** An agent's links minted before an instant. */
        LINKS,
        /** Whatever a key of the ring sealed. */
        KEY,
        /** What help desks say behind {@code ?ref=}. */
        REFERENCES
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public long id;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public What what;

    public Integer agent;
    public Instant mintedBefore;
    public Integer keyNumber;
    String keyPrint;

    public String reason;
    public String revokedBy;
    public Instant revokedAt;
    public String liftedBy;
    public Instant liftedAt;

    /** The newest ones first, lifted ones among them. */
    public static List<Revocation> newest(int most) {
        return findAll(Sort.descending("id")).page(Page.ofSize(most)).list();
    }

    /** Those that hold. */
    static List<Revocation> standing() {
        return list("liftedAt is null");
    }

    /** What it is about, as operators read it. */
    public String about(Days days) {
        return switch (what) {
            case LINKS -> "Links of " + agentName() + " minted before " + days.local(mintedBefore);
            case KEY -> "Key " + keyNumber + " of the ring";
            case REFERENCES -> "References of macro links";
        };
    }

    public boolean isLifted() {
        return liftedAt != null;
    }

    void lift(String operator, Instant at) {
        liftedBy = operator;
        liftedAt = at;
    }

    private String agentName() {
        return Agent.findByNumber(agent)
                .map(a -> a.handle + " (agent " + agent + ")")
                .orElse("agent " + agent);
    }
}
