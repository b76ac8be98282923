package org.ouinon.score;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The counted answers of a window, and what they come to: yes of yes + no, pooled, as a percentage. Nothing is smoothed.
 *
 * @param yes how many answered yes, 0 or more
 * @param no how many answered no, 0 or more
 */
public record Score(long yes, long no) {

    /** The two-sided 95 % point of the standard normal distribution. */
    private static final double Z = 1.959964;

    public long answers() {
        return yes + no;
    }

    /** The answers of both, pooled. */
    public Score plus(Score other) {
        return new Score(yes + other.yes, no + other.no);
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

    /**
     * Between which percentages the share of all customers lies with 95 % confidence, if these answers are a random sample
     * of them: the score interval of E. B. Wilson (1927), with one decimal each.
     *
     * @return null where nobody answered
     */
    public Interval interval() {
        if (isEmpty()) {
            return null;
        }
        return new Interval(percentage(lowest()), percentage(highest()));
    }

    /** Two percentages with one decimal. */
    public record Interval(BigDecimal from, BigDecimal to) {}

    /** The plain share of yes, 0 to 1; of a score that is not empty. */
    double share() {
        return (double) yes / answers();
    }

    /** The lower end of the interval, 0 to 1; of a score that is not empty. */
    double lowest() {
        return Math.max(0, middle() - reach());
    }

    double highest() {
        return Math.min(1, middle() + reach());
    }

    private double middle() {
        double z2 = Z * Z;
        return (share() + z2 / (2 * answers())) / (1 + z2 / answers());
    }

    private double reach() {
        double n = answers();
        double z2 = Z * Z;
        return Z / (1 + z2 / n) * Math.sqrt(share() * (1 - share()) / n + z2 / (4 * n * n));
    }

    private static BigDecimal percentage(double share) {
        return BigDecimal.valueOf(100 * share).setScale(1, RoundingMode.HALF_UP);
    }

    private long tenths() {
        long rounded = (2000 * yes + answers()) / (2 * answers());
        long highest = no == 0 ? 1000 : 999;
        long lowest = yes == 0 ? 0 : 1;
        return Math.max(lowest, Math.min(highest, rounded));
    }
}
