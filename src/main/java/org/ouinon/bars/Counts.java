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
import org.ouinon.score.Tally;
import org.ouinon.score.Window;
import org.ouinon.vote.ClickCount;

/**
 * All that the index is computed from, at one moment.
 *
 * @param tallies of the days that a window can reach
 * @param clicks likewise
 * @param weeks the whole weeks of the curve by the slug of a published team, and under null those of all teams
 * @param teams the published ones: their numbers by slug
 * @param changedAt when the tallies last changed, or null
 */
record Counts(
        List<Tally.OfTeam> tallies,
        List<ClickCount.OfTeam> clicks,
        Map<String, List<Week>> weeks,
        Map<String, Integer> teams,
        Instant changedAt) {

    static final Counts NONE = new Counts(List.of(), List.of(), Map.of(), Map.of(), null);

    /** These counts with the tallies of some days read again. */
    Counts with(Set<LocalDate> days, List<Tally.OfTeam> again, Instant at) {
        List<Tally.OfTeam> all = new ArrayList<>(tallies);
        all.removeIf(tally -> days.contains(tally.day()));
        all.addAll(again);
        return new Counts(List.copyOf(all), clicks, weeks, teams, later(changedAt, at));
    }

    /** These counts with the tallies of a whole window read again. */
    Counts with(Window window, List<Tally.OfTeam> again, Instant at) {
        List<Tally.OfTeam> all = new ArrayList<>(tallies);
        all.removeIf(tally -> window.has(tally.day()));
        all.addAll(again);
        return new Counts(List.copyOf(all), clicks, weeks, teams, later(changedAt, at));
    }

    /** Another process may have written a little later, and is known already. */
    private static Instant later(Instant known, Instant at) {
        return known == null || at.isAfter(known) ? at : known;
    }

    /**
     * The index of every published team by its slug, and under null that of all teams, published or not.
     *
     * @param staleSince null while the counts can be read
     */
    Map<String, Index> indexes(LocalDate today, ZoneId zone, Instant staleSince) {
        Map<String, Index> indexes = new HashMap<>();
        indexes.put(null, index(null, number -> true, today, zone, staleSince));
        teams.forEach(
                (slug, team) -> indexes.put(slug, index(slug, number -> number == team, today, zone, staleSince)));
        return indexes;
    }

    private Index index(String slug, IntPredicate team, LocalDate today, ZoneId zone, Instant staleSince) {
        Index.Period week = period(team, Window.week(today));
        Index.Period threeMonths = period(team, Window.threeMonths(today));
        return new Index(changedAt, staleSince, zone, slug, week, threeMonths);
    }

    private Index.Period period(IntPredicate team, Window window) {
        Count count = tallies.stream()
                .filter(tally -> team.test(tally.team()) && window.has(tally.day()))
                .map(Tally.OfTeam::count)
                .reduce(Count.NONE, Count::plus);
        long leftOut = clicks.stream()
                .filter(click -> click.areMachines() && team.test(click.team()) && window.has(click.day()))
                .mapToLong(ClickCount.OfTeam::clicks)
                .sum();
        return Index.Period.of(window, count, leftOut);
    }
}
