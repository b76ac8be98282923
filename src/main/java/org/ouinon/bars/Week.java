package org.ouinon.bars;

import io.quarkus.qute.TemplateData;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.ouinon.score.Count;
import org.ouinon.score.Score;
import org.ouinon.score.Tally;
import org.ouinon.score.Window;
import org.ouinon.web.Language;

/**
 * A point of the curve.
 *
 * @param from the week's Monday
 * @param score of the whole week, or of this week so far
 */
@TemplateData
record Week(LocalDate from, Score score) {

    /** Fifty-two whole weeks and the present one make the last twelve months. */
    private static final int WHOLE_WEEKS = 52;

    /** The days of all whole weeks of the curve. */
    static Window reach(LocalDate today) {
        LocalDate monday = Window.week(today).from();
        return new Window(monday.minusWeeks(WHOLE_WEEKS), monday.minusDays(1));
    }

    /** The whole weeks before this one, the oldest first, those without answers included. */
    static List<Week> before(LocalDate today, List<Tally.OfTeam> tallies, IntPredicate team) {
        Map<LocalDate, Count> byMonday = tallies.stream()
                .filter(tally -> team.test(tally.team()))
                .collect(Collectors.toMap(tally -> Window.week(tally.day()).from(), Tally.OfTeam::count, Count::plus));
        List<Week> weeks = new ArrayList<>();
        for (LocalDate monday = reach(today).from();
                !monday.isAfter(reach(today).to());
                monday = monday.plusWeeks(1)) {
            weeks.add(new Week(monday, byMonday.getOrDefault(monday, Count.NONE).score()));
        }
        return weeks;
    }

    /** The percentage in a language, or a dash where nobody answered. */
    public String shown(Language language) {
        return score.isEmpty() ? "–" : language.words(BarWords.class).percent(language.digits(score.shown()));
    }
}
