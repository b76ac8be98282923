package org.ouinon.vote;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * What is stored of a click that was {@link Reason.Kind#WEIGHED}, and all that later clicks are compared with.
 *
 * <p>To weigh a click one needs of the stored ones, and at most the newest {@link #MOST} of each kind,
 *
 * <ul>
 *   <li>its ballot's of the last {@link #SAME_BALLOT};
 *   <li>its visitor's flagged ones of the last {@link #FLAGGED_VISITOR}, where the newest alone will do;
 *   <li>where {@link Scales#asksForVisitor} says so, its visitor's of the last {@link #SAME_VISITOR}.
 * </ul>
 *
 * More rows, or some twice, do no harm, but for the click itself. They may be dropped after the longest of these times.
 *
 * @param flagged whether the visitor swept several links at once, or was driven by a program
 */
record PastClick(UUID ballot, On on, long visitor, Instant at, Rank rank, boolean flagged) {
    static final Duration SAME_BALLOT = Duration.ofMinutes(15);
    static final Duration FLAGGED_VISITOR = Duration.ofMinutes(15);
    static final Duration SAME_VISITOR = Duration.ofMinutes(1);
    static final int MOST = 32;

    /** Whether this is what was stored of a click. */
    boolean isTraceOf(Click click) {
        return at.equals(click.at())
                && ballot.equals(click.ballot())
                && on == click.on()
                && visitor == click.visitor()
                && rank == click.rank();
    }

    boolean opened() {
        return rank == Rank.BARE;
    }

    boolean posted() {
        return !opened();
    }

    boolean pressed() {
        return rank == Rank.EXPLICIT;
    }

    /** Whether it was made at most so long before or after; replicas' clocks may differ a little. */
    boolean within(Duration most, Instant moment) {
        return Duration.between(at, moment).abs().compareTo(most) <= 0;
    }
}
