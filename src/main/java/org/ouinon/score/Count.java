package org.ouinon.score;

/**
 * What a tally counts.
 *
 * @param yes counted yes
 * @param no counted no
 * @param held votes that are kept and not counted
 */
public record Count(long yes, long no, long held) {

    public static final Count NONE = new Count(0, 0, 0);

    public Count plus(Count other) {
        return new Count(yes + other.yes, no + other.no, held + other.held);
    }

    public Score score() {
        return new Score(yes, no);
    }

    boolean isNothing() {
        return yes == 0 && no == 0 && held == 0;
    }
}
