package org.ouinon.vote;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a committed transaction has to tell: each sender's move, and the days whose tallies moved. */
final class Outcome {

    private final List<Runnable> answers = new ArrayList<>();
    private Set<LocalDate> days = Set.of();

    void moved(Slip slip, Move move) {
        answers.add(() -> slip.answered().complete(move));
    }

    void refused(Slip slip, RuntimeException why) {
        answers.add(() -> slip.answered().completeExceptionally(why));
    }

    void touched(Set<LocalDate> tallied) {
        days = tallied;
    }

    Set<LocalDate> days() {
        return days;
    }

    /** Answers everyone who waits. */
    void complete() {
        answers.forEach(Runnable::run);
    }
}
