package org.ouinon.score;

import java.math.BigDecimal;

/**
 * The counted answers of a window, and what they come to: yes of yes + no, pooled, as a percentage. Nothing is smoothed.
 *
 * @param yes how many answered yes, 0 or more
 * @param no how many answered no, 0 or more
 */
public record Score(long yes, long no) {

    public static final Score NONE = new Score(0, 0);

    public Score plus(Score other) {
        return new Score(yes + other.yes, no + other.no);
    }

    public long answers() {
        return yes + no;
    }

    public boolean isEmpty() {
        return answers() == 0;
    }

    /**
     * The percentage with one decimal, rounded half up, and honest at the ends: 100.0 only where no is 0, and 0.0 only
     * where yes is 0.
     *
     * @return null where nobody answered
     */
    public BigDecimal percent() {
        return isEmpty() ? null : BigDecimal.valueOf(tenths(), 1);
    }

    /** The digits that every form shows, with a decimal point: {@code 99.9}; null where nobody answered. */
    public String shown() {
        return isEmpty() ? null : percent().toPlainString();
    }

    private long tenths() {
        long rounded = (2000 * yes + answers()) / (2 * answers());
        long highest = no == 0 ? 1000 : 999;
        long lowest = yes == 0 ? 0 : 1;
        return Math.max(lowest, Math.min(highest, rounded));
    }
}
