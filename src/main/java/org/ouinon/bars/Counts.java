package org.ouinon.bars;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.ouinon.score.Count;
import org.ouinon.score.Score;
import org.ouinon.score.Tally.OfTeam;
import org.ouinon.score.Window;

/**
 * All that the index is computed from, at one moment.
 *
 * @param tallies of the days that a window can reach
 * @param teams the published ones: their numbers by slug
 * @param changedAt when the tallies last changed, or null
 */
record Counts(List<OfTeam> tallies, Map<String, Integer> teams, Instant changedAt) {

    static final Counts NONE = new Counts(List.of(), Map.of(), null);

    /** These counts with some days read again. */
    Counts with(Set<LocalDate> days, List<OfTeam> again, Instant at) {
        List<OfTeam> all = new ArrayList<>(tallies);
        all.removeIf(tally -> days.contains(tally.day()));
        all.addAll(again);
        return new Counts(List.copyOf(all), teams, at);
    }

    /** The index of every published team by its slug, and under null that of all teams, published or not. */
    Map<String, Index> indexes(LocalDate today, ZoneId zone) {
        Map<String, Index> indexes = new HashMap<>();
        indexes.put(null, index(null, number -> true, today, zone));
        teams.forEach((slug, team) -> indexes.put(slug, index(slug, number -> number == team, today, zone)));
        return indexes;
    }

    private Index index(String slug, IntPredicate team, LocalDate today, ZoneId zone) {
        Window week = Window.week(today);
        Window threeMonths = Window.threeMonths(today);
        return new Index(
                changedAt,
                zone,
                slug,
                Index.Period.of(week, score(team, week)),
                Index.Period.of(threeMonths, score(team, threeMonths)));
    }

    private Score score(IntPredicate team, Window window) {
        return tallies.stream()
                .filter(tally -> team.test(tally.team()) && window.has(tally.day()))
                .map(OfTeam::count)
                .reduce(Count.NONE, Count::plus)
                .score();
    }
}
