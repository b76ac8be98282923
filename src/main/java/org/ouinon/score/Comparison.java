package org.ouinon.score;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Two scores of different people beside each other, and whether they differ by more than chance.
 *
 * @param before the earlier score, or that of another group
 * @param after the later one
 */
public record Comparison(Score before, Score after) {

    /** With fewer answers than these on either side nothing is claimed. */
    public static final int ENOUGH_ANSWERS = 20;

    /** What can honestly be said of the difference. */
    public enum Verdict {
        /** One side has no answer at all. */
        NOTHING_TO_COMPARE,
        /** One side has fewer than {@link #ENOUGH_ANSWERS}. */
        TOO_FEW,
        /** The 95 % interval of the difference includes none at all. */
        WITHIN_CHANCE,
        BETTER,
        WORSE
    }

    /** The verdict at 95 % confidence. */
    public Verdict verdict() {
        if (before.isEmpty() || after.isEmpty()) {
            return Verdict.NOTHING_TO_COMPARE;
        }
        if (fewest() < ENOUGH_ANSWERS) {
            return Verdict.TOO_FEW;
        }
        if (lowest() > 0) {
            return Verdict.BETTER;
        }
        return highest() < 0 ? Verdict.WORSE : Verdict.WITHIN_CHANCE;
    }

    /** How many answers the smaller side has. */
    public long fewest() {
        return Math.min(before.answers(), after.answers());
    }

    /** By how many percentage points the later score is higher, with one decimal; null where one side is empty. */
    public BigDecimal points() {
        if (before.isEmpty() || after.isEmpty()) {
            return null;
        }
        return BigDecimal.valueOf(100 * (after.share() - before.share())).setScale(1, RoundingMode.HALF_UP);
    }

    /**
     * The lower end of the 95 % interval of the difference, as a share: the hybrid score interval of R. G. Newcombe (1998,
     * method 10), which puts two Wilson intervals together and holds near 0 and 100 % as well.
     */
    private double lowest() {
        return after.share()
                - before.share()
                - Math.hypot(after.share() - after.lowest(), before.highest() - before.share());
    }

    private double highest() {
        return after.share()
                - before.share()
                + Math.hypot(after.highest() - after.share(), before.share() - before.lowest());
    }
}
