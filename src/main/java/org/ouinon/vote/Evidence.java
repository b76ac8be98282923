package org.ouinon.vote;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * What a click is taken for, and why. It names neither browser nor address and may be stored.
 *
 * @param reasons in the order of {@link Reason}
 * @param flagged whether the visitor did what machines do, which its next clicks will hear of
 * @param crowd the other ballots on which the same visitor's clicks share {@link Reason#MANY_MAILS}: their votes are to
 *     be {@linkplain Standing#doubtedBy doubted} with this one; empty without that reason
 */
record Evidence(
        UUID ballot,
        On on,
        long visitor,
        Instant at,
        Rank rank,
        Set<Reason> reasons,
        boolean flagged,
        Set<UUID> crowd) {

    /** Whether the click is a machine's by its own word, a speculative load, or one that was weighed. */
    Reason.Kind kind() {
        return reasons.stream()
                .map(Reason::kind)
                .filter(kind -> kind != Reason.Kind.WEIGHED)
                .findFirst()
                .orElse(Reason.Kind.WEIGHED);
    }

    int points() {
        return Reason.sum(reasons);
    }

    /** Whether a vote by this click is kept without being counted. */
    boolean held() {
        return points() >= Reason.ENOUGH;
    }

    /** Whether nothing at all speaks against the click. */
    boolean clean() {
        return reasons.stream().noneMatch(reason -> reason.points() > 0);
    }

    /** Whether the click can become a vote: weighed, on an answer, and more than a page fetched. */
    boolean answers() {
        return kind() == Reason.Kind.WEIGHED && on.answer() != null && rank != Rank.BARE;
    }

    boolean pressed() {
        return rank == Rank.EXPLICIT;
    }

    /** What is to be stored for later clicks to be compared with. */
    PastClick trace() {
        return new PastClick(ballot, on, visitor, at, rank, flagged);
    }
}
