package org.ouinon.vote;

import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.ouinon.web.DatabaseAway;

/**
 * A move on its way into the box, and whoever waits for it: a click to be weighed, or somebody's plain word.
 *
 * @param click null for a word
 * @param word what it makes of the standing; null for a click
 * @param mover an operator's name; null for the customer and for clicks
 * @param note the operator's reason; null likewise
 * @param day the local day of the move
 */
record Slip(
        Ballot ballot,
        Click click,
        UnaryOperator<Standing> word,
        String mover,
        String note,
        Instant at,
        LocalDate day,
        long deadlineNanos,
        CompletableFuture<Move> answered) {

    static Slip of(Ballot ballot, Click click, LocalDate day, long patienceNanos) {
        return new Slip(
                ballot, click, null, null, null, click.at(), day, deadline(patienceNanos), new CompletableFuture<>());
    }

    static Slip of(Ballot ballot, Word word, Instant at, LocalDate day, long patienceNanos) {
        return new Slip(
                ballot,
                null,
                word.change(),
                word.mover(),
                word.note(),
                at,
                day,
                deadline(patienceNanos),
                new CompletableFuture<>());
    }

    private static long deadline(long patienceNanos) {
        return System.nanoTime() + patienceNanos;
    }

    boolean isTooLate() {
        return System.nanoTime() - deadlineNanos >= 0;
    }

    void giveUp(Throwable cause) {
        answered.completeExceptionally(new DatabaseAway(cause));
    }
}
