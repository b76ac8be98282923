package org.ouinon.incident;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.IntPredicate;
import org.ouinon.score.Count;
import org.ouinon.score.Score;
import org.ouinon.score.Tally;
import org.ouinon.score.Window;

/**
 * What happened to volume and score around an incident.
 *
 * @param team the slug of the team whose answers are counted; null for all teams together
 * @param after null while there is no day after it
 */
record Effect(String team, Stretch before, Stretch during, Stretch after) {

    /** The counted answers of some days. */
    record Stretch(Window window, Score score) {

        /** Answers a day, with one decimal. */
        BigDecimal perDay() {
            return BigDecimal.valueOf(score.answers())
                    .divide(BigDecimal.valueOf(window.days()), 1, RoundingMode.HALF_UP);
        }
    }

    /**
     * Counts.
     *
     * @param tallies of all teams, of all days around the incident
     * @param counts whether the answers of a team with this number are counted
     */
    static Effect of(Around around, List<Tally.OfTeam> tallies, String team, IntPredicate counts) {
        List<Tally.OfTeam> counted =
                tallies.stream().filter(tally -> counts.test(tally.team())).toList();
        return new Effect(
                team,
                stretch(around.before(), counted),
                stretch(around.during(), counted),
                around.after() == null ? null : stretch(around.after(), counted));
    }

    private static Stretch stretch(Window window, List<Tally.OfTeam> tallies) {
        Count count = tallies.stream()
                .filter(tally -> window.has(tally.day()))
                .map(Tally.OfTeam::count)
                .reduce(Count.NONE, Count::plus);
        return new Stretch(window, count.score());
    }
}
