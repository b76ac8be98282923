package org.ouinon.vote;

/**
 * What one click made of a ballot's standing.
 *
 * @param why why the click's own answer did not come to stand, beside the evidence's reasons; null where it did, or
 *     where the evidence says it all
 */
public record Move(Standing before, Standing after, Reason why) {

    /** Whether anything has to be written at all. */
    boolean changed() {
        return !before.equals(after);
    }

    /** Whether the history needs a row: another state or another answer, not only better proof of the same. */
    boolean worthHistory() {
        return before.state() != after.state() || before.answer() != after.answer();
    }

    /** What is to be taken from (-1) or added to (+1) the tally of an answer. */
    int tally(Answer answer) {
        return counts(after, answer) - counts(before, answer);
    }

    /** Whether the vote was not held before and is now. */
    boolean holds() {
        return after.state() == Standing.State.HELD && before.state() != Standing.State.HELD;
    }

    private static int counts(Standing standing, Answer answer) {
        return standing.isCounted() && standing.answer() == answer ? 1 : 0;
    }
}
