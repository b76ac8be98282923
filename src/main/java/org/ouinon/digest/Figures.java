package org.ouinon.digest;

import java.util.List;
import org.ouinon.score.Count;
import org.ouinon.score.Score;
import org.ouinon.score.Tally;
import org.ouinon.score.Window;
import org.ouinon.vote.ClickCount;
import org.ouinon.vote.ResponseRate;
import org.ouinon.web.Days;

/**
 * What a period comes to in numbers.
 *
 * @param threeMonths the score of the three months that end with it
 * @param held votes that are kept and not counted
 * @param leftOut clicks of machines
 * @param blocks made with a ticket
 * @param answered how many of these have a counted answer by now
 */
record Figures(Period period, Score score, Score threeMonths, long held, long leftOut, long blocks, long answered) {

    static Figures of(Period period, Choice choice, Days days) {
        Count count = count(period.window(), choice);
        List<ResponseRate> rates = rates(period.window(), choice, days);
        return new Figures(
                period,
                count.score(),
                count(period.threeMonths(), choice).score(),
                count.held(),
                leftOut(period.window(), choice),
                rates.stream().mapToLong(ResponseRate::blocks).sum(),
                rates.stream().mapToLong(ResponseRate::answered).sum());
    }

    /** The rates of the chosen teams. */
    static List<ResponseRate> rates(Window window, Choice choice, Days days) {
        return ResponseRate.in(window, days).stream()
                .filter(rate -> choice.has(rate.team()))
                .toList();
    }

    /** Answered of all blocks; empty where none was made, or where fewer were counted than were answered. */
    Score rate() {
        return answered > blocks ? new Score(0, 0) : new Score(answered, blocks - answered);
    }

    private static Count count(Window window, Choice choice) {
        return Tally.in(window).stream()
                .filter(tally -> choice.has(tally.team()))
                .map(Tally.OfTeam::count)
                .reduce(Count.NONE, Count::plus);
    }

    private static long leftOut(Window window, Choice choice) {
        return ClickCount.in(window).stream()
                .filter(click -> click.areMachines() && choice.has(click.team()))
                .mapToLong(ClickCount.OfTeam::clicks)
                .sum();
    }
}
