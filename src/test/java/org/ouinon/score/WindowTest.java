package org.ouinon.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ouinon.web.Days;
import org.ouinon.web.Sites;

class WindowTest {

    @ParameterizedTest
    @CsvSource({
        // Around the turn of a year, in a leap year, and in an ISO week 53.
        "2026-11-22, 2026-11-16, 2026-08-23",
        "2026-11-23, 2026-11-23, 2026-08-24",
        "2026-05-31, 2026-05-25, 2026-03-01",
        "2026-05-30, 2026-05-25, 2026-03-01",
        "2026-05-29, 2026-05-25, 2026-03-01",
        "2026-05-28, 2026-05-25, 2026-03-01",
        "2026-05-27, 2026-05-25, 2026-02-28",
        "2028-05-31, 2028-05-29, 2028-03-01",
        "2028-05-29, 2028-05-29, 2028-03-01",
        "2028-05-28, 2028-05-22, 2028-02-29",
        "2028-02-29, 2028-02-28, 2027-11-30",
        "2027-02-28, 2027-02-22, 2026-11-29",
        "2026-12-31, 2026-12-28, 2026-10-01",
        "2027-01-01, 2026-12-28, 2026-10-02",
        "2027-01-03, 2026-12-28, 2026-10-04",
        "2027-01-04, 2027-01-04, 2026-10-05",
        "2026-01-01, 2025-12-29, 2025-10-02",
        "2025-12-31, 2025-12-29, 2025-10-01",
        "2026-07-31, 2026-07-27, 2026-05-01",
        "2026-08-31, 2026-08-31, 2026-06-01"
    })
    void the_windows_of_a_day_begin_where_the_definition_says(LocalDate today, LocalDate monday, LocalDate first) {
        assertEquals(new Window(monday, today), Window.week(today));
        assertEquals(new Window(first, today), Window.threeMonths(today));
    }

    @Test
    void over_eight_years_the_windows_hold_exactly_the_days_of_the_definition() {
        for (LocalDate today = LocalDate.of(2024, 1, 1); today.getYear() < 2032; today = today.plusDays(1)) {
            Window week = Window.week(today);
            Window threeMonths = Window.threeMonths(today);
            assertEquals(DayOfWeek.MONDAY, week.from().getDayOfWeek());
            for (LocalDate day = today.minusDays(100); day.isBefore(today.plusDays(3)); day = day.plusDays(1)) {
                boolean within = day.isAfter(today.minusMonths(3)) && !day.isAfter(today);
                assertEquals(within, threeMonths.has(day), day + " on " + today);
                boolean thisWeek = !day.isAfter(today) && !day.isBefore(week.from());
                assertEquals(thisWeek, week.has(day), day + " on " + today);
            }
            assertTrue(threeMonths.has(week.from()), "the week lies within the three months");
        }
    }

    @ParameterizedTest
    @CsvSource({"2027-01-03, 2026-12-28, 2027-01-03", "2027-01-04, 2027-01-04, 2027-01-10"})
    void a_whole_week_goes_from_monday_to_sunday(LocalDate day, LocalDate monday, LocalDate sunday) {
        assertEquals(new Window(monday, sunday), Window.wholeWeek(day));
        assertEquals(7, Window.wholeWeek(day).days());
        assertEquals(1, new Window(day, day).days());
    }

    @ParameterizedTest
    @CsvSource({
        // zone, the Monday, its first instant
        "UTC, 2026-11-23, 2026-11-23T00:00:00Z",
        "Europe/Paris, 2026-11-23, 2026-11-22T23:00:00Z",
        "Europe/Paris, 2026-07-20, 2026-07-19T22:00:00Z",
        "Asia/Kathmandu, 2026-11-23, 2026-11-22T18:15:00Z",
        "Pacific/Apia, 2026-11-23, 2026-11-22T11:00:00Z",
        "America/Sao_Paulo, 2026-11-23, 2026-11-23T03:00:00Z",
        "Pacific/Kiritimati, 2026-11-23, 2026-11-22T10:00:00Z",
        "Etc/GMT+12, 2026-11-23, 2026-11-23T12:00:00Z"
    })
    void a_week_turns_on_monday_at_local_midnight_and_not_a_millisecond_before(
            String zone, LocalDate monday, Instant midnight) {
        assertEquals(Window.week(monday.minusDays(1)), Window.week(today(zone, midnight.minusMillis(1))));
        assertEquals(new Window(monday, monday), Window.week(today(zone, midnight)));
        assertEquals(new Window(monday, monday), Window.week(today(zone, midnight.plusMillis(1))));
        assertEquals(midnight, days(zone, midnight).startOf(monday));
    }

    @ParameterizedTest
    @CsvSource({
        // The last Sundays of March and October have 23 and 25 hours in Paris; either belongs to its week whole.
        "Europe/Paris, 2026-03-29, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z",
        "Europe/Paris, 2026-10-25, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z",
        "America/New_York, 2026-03-08, 2026-03-08T05:00:00Z, 2026-03-09T04:00:00Z",
        "America/New_York, 2026-11-01, 2026-11-01T04:00:00Z, 2026-11-02T05:00:00Z",
        // Midnight itself was skipped or came twice.
        "America/Sao_Paulo, 2018-11-04, 2018-11-04T03:00:00Z, 2018-11-05T02:00:00Z",
        "America/Sao_Paulo, 2018-02-17, 2018-02-17T02:00:00Z, 2018-02-18T03:00:00Z",
        "Asia/Beirut, 2026-03-29, 2026-03-28T22:00:00Z, 2026-03-29T21:00:00Z",
        "Asia/Beirut, 2026-10-24, 2026-10-23T21:00:00Z, 2026-10-24T22:00:00Z",
        // Apia went from the 29th to the 31st of December 2011.
        "Pacific/Apia, 2011-12-29, 2011-12-29T10:00:00Z, 2011-12-30T10:00:00Z",
        "Pacific/Apia, 2011-12-31, 2011-12-30T10:00:00Z, 2011-12-31T10:00:00Z",
        "Asia/Kathmandu, 2026-11-22, 2026-11-21T18:15:00Z, 2026-11-22T18:15:00Z"
    })
    void a_local_day_lasts_from_its_first_instant_to_that_of_the_next(
            String zone, LocalDate day, Instant start, Instant end) {
        Days days = days(zone, start);

        assertEquals(start, days.startOf(day));
        assertEquals(day, days.of(start));
        assertEquals(day, days.of(end.minusMillis(1)));
        assertFalse(days.of(start.minusMillis(1)).equals(day));
        assertFalse(days.of(end).equals(day));
    }

    @Test
    void the_day_that_apia_skipped_is_empty_and_its_week_whole() {
        Days days = days("Pacific/Apia", Instant.parse("2011-12-30T10:00:00Z"));

        assertEquals(days.startOf(LocalDate.of(2011, 12, 31)), days.startOf(LocalDate.of(2011, 12, 30)));
        assertEquals(LocalDate.of(2011, 12, 31), days.today());
        assertEquals(LocalDate.of(2011, 12, 26), Window.week(days.today()).from());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "Europe/Paris",
                "America/Sao_Paulo",
                "Asia/Beirut",
                "Pacific/Apia",
                "Asia/Kathmandu",
                "Africa/Cairo",
                "America/Havana",
                "Australia/Lord_Howe"
            })
    void days_follow_each_other_without_a_gap(String zone) {
        Days days = days(zone, Instant.EPOCH);
        for (LocalDate day = LocalDate.of(2010, 1, 1); day.getYear() < 2030; day = day.plusDays(1)) {
            Instant end = days.startOf(day.plusDays(1));
            assertFalse(days.of(end).isBefore(day.plusDays(1)), zone + " " + day);
            assertFalse(days.of(end.minusMillis(1)).isAfter(day), zone + " " + day);
        }
    }

    private static LocalDate today(String zone, Instant now) {
        return days(zone, now).today();
    }

    private static Days days(String zone, Instant now) {
        return Sites.days(Clock.fixed(now, ZoneOffset.UTC), zone);
    }
}
