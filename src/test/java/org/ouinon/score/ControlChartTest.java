package org.ouinon.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On made-up history, because nobody can say of real history which drop was chance. */
class ControlChartTest {

    private static final long SEED = 20261122;
    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final int YEARS = 40;

    private final SplittableRandom random = new SplittableRandom(SEED);

    @ParameterizedTest
    @CsvSource({"20, 0.95", "200, 0.95", "2000, 0.95", "200, 0.8", "200, 0.99", "5, 0.9"})
    void steady_answers_alarm_hardly_ever(int answersADay, double share) {
        int alarms = 0;
        for (int year = 0; year < YEARS; year++) {
            SortedMap<LocalDate, Score> days = history(answersADay, share, ControlChart.USUAL_DAYS + 365);
            boolean told = false;
            for (int day = ControlChart.USUAL_DAYS; day < ControlChart.USUAL_DAYS + 365; day++) {
                boolean dropped = drop(days, day).isPresent();
                alarms += dropped && !told ? 1 : 0;
                told = dropped;
            }
        }
        System.out.printf(
                "Steady %.0f %% at %d answers a day: %.2f false alarms a year (%d years, seed %d)%n",
                100 * share, answersADay, (double) alarms / YEARS, YEARS, SEED);
        assertTrue(alarms <= YEARS / 4, alarms + " false alarms in " + YEARS + " years");
    }

    @ParameterizedTest
    @CsvSource({"200, 0.95, 0.85, 2", "2000, 0.95, 0.85, 1", "20, 0.95, 0.85, 21", "200, 0.95, 0.90, 14"})
    void a_drop_is_told_within_days(int answersADay, double before, double after, int most) {
        int total = 0;
        int slowest = 0;
        for (int round = 0; round < YEARS; round++) {
            SortedMap<LocalDate, Score> days = history(answersADay, before, ControlChart.USUAL_DAYS);
            int delay = 0;
            while (drop(days, days.size() - 1).isEmpty() && delay < 60) {
                days.put(START.plusDays(days.size()), day(answersADay, after));
                delay++;
            }
            total += delay;
            slowest = Math.max(slowest, delay);
        }
        System.out.printf(
                "From %.0f to %.0f %% at %d answers a day: told after %.1f days, the slowest %d (%d rounds, seed %d)%n",
                100 * before, 100 * after, answersADay, (double) total / YEARS, slowest, YEARS, SEED);
        assertTrue((double) total / YEARS <= most, "told after " + (double) total / YEARS + " days");
    }

    @Test
    void a_drop_knows_when_it_began_and_what_was_usual() {
        SortedMap<LocalDate, Score> days = new TreeMap<>();
        for (int day = 0; day < 60; day++) {
            days.put(START.plusDays(day), new Score(95, 5));
        }
        days.put(START.plusDays(60), new Score(70, 30));

        ControlChart.Drop drop = drop(days, 60).orElseThrow();
        assertEquals(START.plusDays(60), drop.since());
        assertEquals(new Score(56 * 95, 56 * 5), drop.usual());
        assertEquals(new Score(70, 30), drop.now());
    }

    /** Where the sum passes the limit by the formula of Steiner (2000), worked out apart from this program. */
    @ParameterizedTest
    @CsvSource({"80, 20, 60, 35", "8000, 2000, 30, 33", "8000, 2000, 0, 22"})
    void the_first_no_that_is_more_than_chance_is_the_one_of_the_formula(long yes, long no, long laterYes, long last) {
        SortedMap<LocalDate, Score> days = new TreeMap<>();
        days.put(START, new Score(yes, no));
        days.put(START.plusDays(1), new Score(laterYes, last - 1));
        assertTrue(drop(days, 1).isEmpty());
        days.put(START.plusDays(1), new Score(laterYes, last));
        assertTrue(drop(days, 1).isPresent());
    }

    @Test
    void few_answers_never_alarm() {
        SortedMap<LocalDate, Score> days = new TreeMap<>();
        for (int day = 0; day < 60; day++) {
            days.put(START.plusDays(day), new Score(95, 5));
        }
        days.put(START.plusDays(60), new Score(0, 19));
        assertTrue(drop(days, 60).isEmpty());
        days.put(START.plusDays(60), new Score(0, 20));
        assertTrue(drop(days, 60).isPresent());
    }

    @Test
    void a_service_that_has_just_begun_has_no_usual_score_to_drop_from() {
        SortedMap<LocalDate, Score> days = new TreeMap<>();
        days.put(START, new Score(99, 0));
        days.put(START.plusDays(1), new Score(0, 500));
        assertTrue(drop(days, 1).isEmpty());
        assertTrue(new ControlChart(new TreeMap<>()).drop(START).isEmpty());
    }

    @Test
    void a_drop_is_over_when_answers_are_as_before() {
        SortedMap<LocalDate, Score> days = history(200, 0.95, 60);
        days.put(START.plusDays(60), new Score(160, 40));
        ControlChart.Drop drop = drop(days, 60).orElseThrow();
        LocalDate told = START.plusDays(60);

        days.put(START.plusDays(61), new Score(170, 30));
        assertFalse(new ControlChart(days).isOver(drop, told, START.plusDays(61)));
        days.put(START.plusDays(62), new Score(191, 9));
        days.put(START.plusDays(63), new Score(190, 10));
        assertTrue(new ControlChart(days).isOver(drop, told, START.plusDays(63)));
    }

    private Optional<ControlChart.Drop> drop(SortedMap<LocalDate, Score> days, int day) {
        return new ControlChart(days).drop(START.plusDays(day));
    }

    private SortedMap<LocalDate, Score> history(int answersADay, double share, int length) {
        SortedMap<LocalDate, Score> days = new TreeMap<>();
        for (int day = 0; day < length; day++) {
            days.put(START.plusDays(day), day(answersADay, share));
        }
        return days;
    }

    private Score day(int answers, double share) {
        int yes = 0;
        for (int i = 0; i < answers; i++) {
            yes += random.nextDouble() < share ? 1 : 0;
        }
        return new Score(yes, answers - yes);
    }
}
