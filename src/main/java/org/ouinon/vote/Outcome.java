package org.ouinon.vote;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a committed transaction has to tell: each sender's move, and the days whose tallies moved. */
final class Outcome {

    private final List<Runnable> answers = new ArrayList<>();
    private Set<LocalDate> days = Set.of();
    private Instant at = Instant.MIN;

    void moved(Slip slip, Move move) {
        answers.add(() -> slip.answered().complete(move));
    }

    void refused(Slip slip, RuntimeException why) {
        answers.add(() -> slip.answered().completeExceptionally(why));
    }

    void touched(Set<LocalDate> tallied, Instant when) {
        days = tallied;
        at = when;
    }

    /** The days whose tallies moved; none where only proof got better. */
    Set<LocalDate> days() {
        return days;
    }

    /** The last of the moves. */
    Instant at() {
        return at;
    }

    /** Answers everyone who waits. */
    void complete() {
        answers.forEach(Runnable::run);
    }
}
