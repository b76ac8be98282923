package org.ouinon.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.params.provider.ValueSource;

class DaysFuzzTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:41:00Z");

    private final Days days = Sites.days(Clock.fixed(NOW, ZoneOffset.UTC), "Europe/Paris");

    @ValueSource(
            strings = {
                "2026-11-22",
                " 2100-12-31 ",
                "2026-02-30",
                "+999999999-12-31",
                "2026-03-29 02:30",
                "2026-10-25T02:30",
                "2000-01-01T00:00:00.000000001"
            })
    @FuzzTest
    void a_day_or_a_moment_is_read_as_it_is_written_or_refused_with_a_sentence(@NotNull String text) {
        try {
            LocalDate day = Days.parse(text);
            assertEquals(text.strip(), day.toString());
            assertEquals(day, days.of(days.startOf(day)));
        } catch (Problem e) {
            assertTrue(e.getMessage().startsWith("A day is written like "));
        }
        try {
            Instant moment = days.moment(text);
            assertEquals(
                    moment,
                    days.moment(moment.atZone(days.zone()).toLocalDateTime().toString()));
        } catch (IllegalArgumentException e) {
            assertTrue(e.getMessage().startsWith("A moment is written like "), e.getMessage());
        }
    }
}
