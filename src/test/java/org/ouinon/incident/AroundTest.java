package org.ouinon.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ouinon.score.Window;
import org.ouinon.web.Days;
import org.ouinon.web.Sites;

class AroundTest {

    @ParameterizedTest
    @CsvSource({
        "2026-10-20T06:00:00Z, 2026-10-23T15:00:00Z, 10-16 10-19, 10-20 10-23, 10-24 10-27",
        "2026-10-20T06:00:00Z, 2026-10-20T06:00:00Z, 10-19 10-19, 10-20 10-20, 10-21 10-21",
        // In Paris, 22:00 of UTC in summer and 23:00 in winter are midnight; the second day has not begun at its end.
        "2026-10-19T22:00:00Z, 2026-10-20T22:00:00Z, 10-19 10-19, 10-20 10-20, 10-21 10-21",
        "2026-10-19T21:59:00Z, 2026-10-20T22:01:00Z, 10-16 10-18, 10-19 10-21, 10-22 10-24",
        // A day of 25 hours is one day.
        "2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z, 10-24 10-24, 10-25 10-25, 10-26 10-26",
        "2026-10-25T00:30:00Z, 2026-10-25T01:30:00Z, 10-24 10-24, 10-25 10-25, 10-26 10-26",
        // As far as it has come: today is the 22nd of November.
        "2026-11-10T09:00:00Z, 2026-11-19T09:00:00Z, 10-31 11-09, 11-10 11-19, 11-20 11-22",
        "2026-11-10T09:00:00Z, 2026-11-21T23:00:00Z, 10-29 11-09, 11-10 11-21, 11-22 11-22",
        "2026-11-10T09:00:00Z, 2026-11-22T08:00:00Z, 10-28 11-09, 11-10 11-22,",
        "2026-11-20T09:00:00Z, 2026-12-10T08:00:00Z, 11-17 11-19, 11-20 11-22,",
        "2026-11-20T09:00:00Z, , 11-17 11-19, 11-20 11-22,",
        "2026-11-22T09:41:00Z, , 11-21 11-21, 11-22 11-22,"
    })
    void as_many_days_before_and_after_as_it_has(String start, String end, String before, String during, String after) {
        assertEquals(Optional.of(new Around(window(before), window(during), window(after))), around(start, end));
    }

    @Test
    void what_has_not_begun_is_compared_with_nothing() {
        assertEquals(Optional.empty(), around("2026-11-22T09:42:00Z", null));
        assertEquals(Optional.empty(), around("2026-12-01T09:42:00Z", "2026-12-02T09:42:00Z"));
    }

    private static Optional<Around> around(String start, String end) {
        Days days = Sites.days(Clock.fixed(Instant.parse("2026-11-22T09:41:00Z"), ZoneOffset.UTC), "Europe/Paris");
        Instant endedAt = end == null ? null : Instant.parse(end);
        return Around.of(new Wording("Title", Instant.parse(start), endedAt, null, "", "", ""), days);
    }

    private static Window window(String days) {
        if (days == null) {
            return null;
        }
        String[] ends = days.split(" ");
        return new Window(Days.parse("2026-" + ends[0]), Days.parse("2026-" + ends[1]));
    }
}
