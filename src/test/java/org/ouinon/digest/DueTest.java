package org.ouinon.digest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ouinon.mail.Readers;
import org.ouinon.mail.Subscription;
import org.ouinon.web.Days;
import org.ouinon.web.Language;
import org.ouinon.web.TestClock;

/** The organisation lives by UTC here. */
@QuarkusTest
class DueTest {

    @Inject
    Readers readers;

    @Inject
    Days days;

    @Inject
    TestClock clock;

    @AfterEach
    void let_the_clock_run() {
        clock.run();
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Paris, 2026-11-23T05:59:59Z, none",
        "Europe/Paris, 2026-11-23T06:00:00Z, 2026-W47",
        "Europe/Paris, 2026-07-06T05:00:00Z, 2026-W27",
        "America/Los_Angeles, 2026-11-23T14:59:59Z, none",
        "America/Los_Angeles, 2026-11-23T15:00:00Z, 2026-W47",
        "UTC, 2026-11-29T23:59:59Z, 2026-W47",
        "UTC, 2026-11-30T06:59:59Z, none",
        "UTC, 2027-01-04T07:00:00Z, 2026-W53"
    })
    void a_week_is_due_on_monday_morning_in_the_directors_zone(String zone, String now, String due) {
        assertEquals(due, due(Period.Kind.WEEK, zone, now));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-22T18:00:00Z, 2026-W46", "2026-11-22T23:59:59Z, 2026-W46", "2026-11-23T00:00:00Z, 2026-W47"})
    void no_week_is_due_before_it_is_over_where_it_is_counted(String now, String due) {
        assertEquals(due, due(Period.Kind.WEEK, "Pacific/Auckland", now));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-01T06:59:59Z, none",
        "2026-11-01T07:00:00Z, 2026-10",
        "2026-11-30T23:59:59Z, 2026-10",
        "2027-01-01T07:00:00Z, 2026-12"
    })
    void a_month_is_due_on_the_first(String now, String due) {
        assertEquals(due, due(Period.Kind.MONTH, "UTC", now));
    }

    @Test
    void what_nobody_wants_is_never_due() {
        Subscription dora = readers.of();
        clock.stopAt("2026-11-23T12:00:00Z");
        dora.weekly = false;
        assertEquals("none", due(Period.Kind.WEEK, dora));
        assertEquals("2026-10", due(Period.Kind.MONTH, dora));
    }

    private String due(Period.Kind kind, String zone, String now) {
        Subscription dora = readers.in(Language.EN, zone);
        clock.stopAt(now);
        return due(kind, dora);
    }

    private String due(Period.Kind kind, Subscription subscription) {
        return Due.period(kind, subscription, days).map(Period::name).orElse("none");
    }
}
