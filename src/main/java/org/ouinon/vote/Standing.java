package org.ouinon.vote;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * How a ballot stands, and what later evidence makes of it. A better proven answer wins; of equally proven ones the
 * later, where it is the same visitor's or a person's beyond doubt. A press yields to presses only, and an operator's
 * word to an operator only.
 *
 * @param answer null while nobody answered
 * @param rank how well the standing answer is proven
 * @param reasons what was weighed for and against the standing answer
 * @param visitor whose answer stands
 * @param at when it was given, or when the customer or an operator last changed the state
 */
public record Standing(State state, Answer answer, Rank rank, Set<Reason> reasons, long visitor, Instant at) {

    /** The states of a vote, after none at all. */
    public enum State {
        NONE,
        COUNTED,
        /** Kept and shown to operators, not counted. */
        HELD,
        /** By the customer. */
        WITHDRAWN,
        /** Struck by an operator. */
        VOID
    }

    public static final Standing NONE = new Standing(State.NONE, null, Rank.BARE, Set.of(), 0, Instant.EPOCH);

    /** So much later another visitor is taken for the same customer elsewhere, if nothing speaks against it. */
    private static final Duration ANOTHER_TIME = Duration.ofMinutes(10);

    public boolean isCounted() {
        return state == State.COUNTED;
    }

    int points() {
        return Reason.sum(reasons);
    }

    /** What a click on this ballot makes of it; the bare page and the detail link included, which never vote. */
    Move after(Evidence evidence) {
        if (evidence.kind() != Reason.Kind.WEIGHED) {
            return kept(evidence.reasons().iterator().next());
        }
        if (!evidence.answers()) {
            return new Move(this, doubtedBy(evidence), Reason.NOT_ANSWERED);
        }
        return switch (state) {
            case NONE -> to(cast(evidence));
            case VOID -> kept(Reason.STRUCK);
            case WITHDRAWN -> evidence.pressed() ? to(cast(evidence)) : kept(Reason.WITHDRAWN_BEFORE);
            case HELD -> afterHeld(evidence);
            case COUNTED -> evidence.on().answer() == answer ? afterSame(evidence) : afterOther(evidence);
        };
    }

    /**
     * What a later click of the same visitor tells about this one: machines open every link. A counted answer that
     * nobody touched is held when its points reach enough with those of the later conduct. It may stand on another
     * ballot of the {@linkplain Evidence#crowd crowd}.
     */
    Standing doubtedBy(Evidence evidence) {
        if (!isCounted() || rank.above(Rank.RENDERED) || visitor != evidence.visitor()) {
            return this;
        }
        Set<Reason> doubts = EnumSet.noneOf(Reason.class);
        doubts.addAll(reasons);
        doubts.addAll(evidence.reasons().stream().filter(Standing::isDoubt).toList());
        boolean held = Reason.sum(doubts) >= Reason.ENOUGH;
        return held ? new Standing(State.HELD, answer, rank, Collections.unmodifiableSet(doubts), visitor, at) : this;
    }

    /** The customer takes the answer back. There is nothing to take back where an operator struck it. */
    Standing withdrawn(Instant when) {
        return isCounted() || state == State.HELD ? in(State.WITHDRAWN, rank, when) : this;
    }

    /** An operator strikes it, for good as far as clicks go. What the customer took back is struck already. */
    Standing struck(Instant when) {
        return isCounted() || state == State.HELD ? in(State.VOID, rank, when) : this;
    }

    /** An operator counts it, and vouches for it as an engaged page would. What the customer took back stays so. */
    Standing restored(Instant when) {
        Rank vouched = rank.above(Rank.ENGAGED) ? rank : Rank.ENGAGED;
        return state == State.HELD || state == State.VOID ? in(State.COUNTED, vouched, when) : this;
    }

    /** A doubted press waits for a press; all else for any click that is good enough. */
    private Move afterHeld(Evidence evidence) {
        if (rank == Rank.EXPLICIT && !evidence.pressed()) {
            return kept(Reason.BETTER_PROVEN);
        }
        if (evidence.held() && !evidence.rank().above(rank)) {
            return kept(null);
        }
        return to(cast(evidence));
    }

    private Move afterSame(Evidence evidence) {
        boolean better = evidence.rank().above(rank) && !evidence.held();
        return better ? to(cast(evidence)) : new Move(this, doubtedBy(evidence), Reason.SAME_ANSWER);
    }

    private Move afterOther(Evidence evidence) {
        if (evidence.reasons().contains(Reason.BOTH_PRESSED) && evidence.held()) {
            return to(cast(evidence));
        }
        if (rank.above(evidence.rank())) {
            return kept(Reason.BETTER_PROVEN);
        }
        if (evidence.held()) {
            return new Move(this, doubtedBy(evidence), null);
        }
        return evidence.rank().above(rank) || wins(evidence) ? to(cast(evidence)) : kept(Reason.ANOTHER_VISITOR);
    }

    private boolean wins(Evidence evidence) {
        boolean another = evidence.visitor() != visitor && rank.compareTo(Rank.ENGAGED) < 0;
        boolean later = Duration.between(at, evidence.at()).compareTo(ANOTHER_TIME) >= 0;
        return !another || later && evidence.clean();
    }

    private static boolean isDoubt(Reason reason) {
        return switch (reason) {
            case SIBLING_LINK, OTHER_ANSWER_SOON, OTHER_ANSWER_LATER, MANY_MAILS -> true;
            default -> false;
        };
    }

    private Standing cast(Evidence evidence) {
        State next = evidence.held() ? State.HELD : State.COUNTED;
        Answer given = evidence.on().answer();
        return new Standing(next, given, evidence.rank(), evidence.reasons(), evidence.visitor(), evidence.at());
    }

    private Standing in(State next, Rank vouched, Instant when) {
        return new Standing(next, answer, vouched, reasons, visitor, when);
    }

    private Move to(Standing after) {
        return new Move(this, after, null);
    }

    private Move kept(Reason why) {
        return new Move(this, this, why);
    }
}
