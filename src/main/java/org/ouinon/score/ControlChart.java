package org.ouinon.score;

import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Tells a real drop of the score from chance: a CUSUM chart (E. S. Page, 1954) of each day's answers, in the risk-adjusted
 * form of S. H. Steiner (2000), which adds up how much better the answers are explained by doubled odds of a no than by the
 * score of the eight weeks before. A day that is not over counts with the answers it has.
 */
public final class ControlChart {

    /** The days before a day that say what is usual. */
    public static final int USUAL_DAYS = 56;

    /** With fewer answers in the usual days than these nobody knows what is usual. */
    static final long ENOUGH_USUAL = 100;

    /** With fewer answers than these since the drop began, nobody is alarmed. */
    static final long ENOUGH_NEW = 20;

    /** How many times the odds of a no are to have grown. */
    private static final double GROWN = 2;

    /** Below this share of no (a half percent), usual is taken to be this: two angry people are no drop. */
    private static final double LEAST_USUAL = 0.005;

    /** The longest time, in days, that a drop can take to become certain. */
    public static final int REACH = 28;

    private static final double LEAST_LIMIT = 5;

    private final SortedMap<LocalDate, Score> days;

    /** @param days the score of each local day; days without answers may be missing */
    public ControlChart(SortedMap<LocalDate, Score> days) {
        this.days = days;
    }

    /**
     * A drop that is more than chance.
     *
     * @param since the first day of the run of worse answers
     * @param usual the score before it
     * @param now the score since then
     */
    public record Drop(LocalDate since, Score usual, Score now) {}

    /** The drop that is going on on a day, if there is one. */
    public Optional<Drop> drop(LocalDate today) {
        return drop(LocalDate.MIN, today);
    }

    /**
     * The same of what happened from a day on, where an earlier drop is known and over.
     *
     * @param from the first day that can belong to it
     */
    public Optional<Drop> drop(LocalDate from, LocalDate today) {
        LocalDate since = null;
        double sum = 0;
        LocalDate earliest = today.minusDays(REACH - 1);
        for (LocalDate day = from.isAfter(earliest) ? from : earliest; !day.isAfter(today); day = day.plusDays(1)) {
            LocalDate start = since == null ? day : since;
            sum = Math.max(0, sum + weight(of(day), usual(start)));
            since = sum == 0 ? null : start;
        }
        return since == null || sum < limit(usual(since)) ? Optional.empty() : certain(since, today);
    }

    /** Whether the answers since a drop was told are again as they were before it: the same chart, the other way round. */
    public boolean isOver(Drop drop, LocalDate told, LocalDate today) {
        double sum = 0;
        for (LocalDate day = told; !day.isAfter(today); day = day.plusDays(1)) {
            sum = Math.max(0, sum - weight(of(day), drop.usual()));
        }
        return sum >= LEAST_LIMIT;
    }

    private Optional<Drop> certain(LocalDate since, LocalDate today) {
        Drop drop = new Drop(since, usual(since), score(since, today));
        return drop.now().answers() >= ENOUGH_NEW ? Optional.of(drop) : Optional.empty();
    }

    /** The logarithm of how much likelier a day's answers are in a drop than usually; 0 where nobody knows what is usual. */
    private double weight(Score day, Score usual) {
        if (usual.answers() < ENOUGH_USUAL) {
            return 0;
        }
        double no = Math.max(LEAST_USUAL, (usual.no() + 0.5) / (usual.answers() + 1));
        double grown = GROWN * no / (1 - no + GROWN * no);
        return day.no() * Math.log(grown / no) + day.yes() * Math.log((1 - grown) / (1 - no));
    }

    /** Grows with the answers of a year, so that more answers do not mean more false alarms. */
    private static double limit(Score usual) {
        return Math.max(LEAST_LIMIT, Math.log(usual.answers() * 365.0 / USUAL_DAYS));
    }

    private Score usual(LocalDate day) {
        return score(day.minusDays(USUAL_DAYS), day.minusDays(1));
    }

    /** The pooled score of the days from one to another, both included. */
    public Score score(LocalDate from, LocalDate to) {
        return days.subMap(from, to.plusDays(1)).values().stream().reduce(new Score(0, 0), Score::plus);
    }

    private Score of(LocalDate day) {
        return days.getOrDefault(day, new Score(0, 0));
    }
}
