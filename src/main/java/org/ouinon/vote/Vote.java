package org.ouinon.vote;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.ouinon.score.Window;
import org.ouinon.web.Days;
import org.ouinon.web.Problem;
import org.ouinon.web.Trouble;

/** A ballot's standing answer, to read; the {@link BallotBox} alone writes. */
@Entity
@Immutable
public class Vote extends PanacheEntityBase {

    private static final String CLOSED = "ballot in ?1 and closedAt is not null";

    @Id
    @JdbcTypeCode(SqlTypes.BINARY)
    @Column(length = 16)
    public UUID ballot;

    public int agent;
    public int team;

    /** Null where there never was one; empty where it is not known any more. */
    public String ticket;

    /** Whether the help desk alone says which ticket it is about. */
    public boolean asserted;

    public String language;
    public boolean test;

    public Instant mintedAt;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public Answer answer;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public Standing.State state;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public Rank proof;

    String reasons;

    public LocalDate takenOn;

    public LocalDate countedOn;

    public Instant changedAt;

    /** Since when nothing can be said on the ballot any more, or null. */
    public Instant closedAt;

    /** The vote on a ballot, if anybody answered on it. */
    public static Optional<Vote> of(Ballot ballot) {
        return find(ballot.id());
    }

    /** The same by the ballot's id. */
    public static Optional<Vote> find(UUID ballot) {
        return findByIdOptional(ballot);
    }

    /** Whether nothing can be said on a ballot any more, nor beside it. */
    public static boolean isClosed(Ballot ballot) {
        return count(CLOSED, ballot.ids()) > 0;
    }

    /**
     * Lets what the present transaction says on a ballot stand only where that was not closed, and nobody is closing it.
     * To be asked after writing: whoever closes it meanwhile finds what was written, or is found here.
     *
     * @throws Problem 410 where it is closed; the transaction is then to be taken back
     */
    public static void needsToBeOpen(Ballot ballot) {
        if (!find(CLOSED, ballot.ids())
                .withLock(LockModeType.PESSIMISTIC_READ)
                .list()
                .isEmpty()) {
            throw new Problem(Trouble.CLOSED_BALLOT);
        }
    }

    /** The votes held last, those on test links and closed ballots left out. */
    public static List<Vote> held(int most) {
        return find(
                        "state = ?1 and test = false and closedAt is null",
                        Sort.descending("changedAt"),
                        Standing.State.HELD)
                .page(Page.ofSize(most))
                .list();
    }

    /**
     * How many mails of each team that were minted in a window of local days have a counted answer; the ticket is the link's
     * own, so that standing and macro links are none of them. Reads along the primary key, which begins with the UTC day.
     */
    static Map<Integer, Long> answeredOfMinted(Window window, Days days) {
        Instant from = days.startOf(window.from());
        Instant to = days.startOf(window.to().plusDays(1));
        return byTeam(
                "v.ballot >= ?3 and v.ballot < ?4 and v.mintedAt >= ?1 and v.mintedAt < ?2 and v.ticket is not null"
                        + " and v.asserted = false",
                from,
                to,
                Ballots.firstOf(from),
                Ballots.firstOf(to.plus(1, ChronoUnit.DAYS)));
    }

    /** How many answers of each team, counted in a window of local days, the help desk alone vouches for; likewise. */
    static Map<Integer, Long> assertedIn(Window window) {
        return byTeam(
                "v.countedOn between ?1 and ?2 and v.asserted = true and v.ballot < ?3",
                window.from(),
                window.to(),
                Ballots.AFTER_ASSERTED);
    }

    /** Counted answers of a team that were asked for in a language. */
    public record OfLanguage(String language, int team, long yes, long no) {}

    /**
     * What was counted in a window of local days, by language and team. Reads along the states: a vote was never last changed
     * before it was counted.
     */
    public static List<OfLanguage> countedByLanguage(Window window, Days days) {
        return getEntityManager()
                .createQuery(
                        "select v.language, v.team, sum(case when v.answer = org.ouinon.vote.Answer.YES then 1L else 0L end),"
                                + " sum(case when v.answer = org.ouinon.vote.Answer.NO then 1L else 0L end) from Vote v"
                                + " where v.state = org.ouinon.vote.Standing$State.COUNTED and v.changedAt >= ?1"
                                + " and v.countedOn between ?2 and ?3 and v.test = false group by v.language, v.team",
                        OfLanguage.class)
                .setParameter(1, days.startOf(window.from()))
                .setParameter(2, window.from())
                .setParameter(3, window.to())
                .getResultList();
    }

    private static Map<Integer, Long> byTeam(String which, Object... parameters) {
        TypedQuery<Object[]> query = getEntityManager()
                .createQuery(
                        "select v.team, count(*) from Vote v where " + which
                                + " and v.test = false and v.state = org.ouinon.vote.Standing$State.COUNTED group by v.team",
                        Object[].class);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query.getResultStream().collect(Collectors.toMap(row -> (Integer) row[0], row -> (Long) row[1]));
    }

    /** Every vote of a ticket, and of those that differ from it in case or accents only. */
    public static List<Vote> ofTicket(String ticket) {
        return ofTicket(ticket, LockModeType.NONE);
    }

    /** The same, locked until the present transaction ends. */
    public static List<Vote> ofTicket(String ticket, LockModeType lock) {
        return find("ticket", Sort.descending("changedAt"), ticket)
                .withLock(lock)
                .list();
    }

    /** The ticket's reference where it is known, or null. */
    public String reference() {
        return ticket == null || ticket.isEmpty() ? null : ticket;
    }

    /** What was weighed for and against the standing answer. */
    public Set<Reason> evidence() {
        return Reason.read(reasons);
    }

    public int points() {
        return Reason.sum(evidence());
    }

    /** From how many points on a vote is held. */
    public int enough() {
        return Reason.ENOUGH;
    }

    /** Every move that led here, the first one first. */
    public List<VoteMove> moves() {
        return VoteMove.of(ballot);
    }
}
