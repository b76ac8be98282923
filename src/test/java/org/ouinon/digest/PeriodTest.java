package org.ouinon.digest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {

    @ParameterizedTest
    @CsvSource({
        "2026-W47, 2026-11-16, 2026-11-22, 2026-W46, 2026-W48, 2026-W34",
        "2027-W01, 2027-01-04, 2027-01-10, 2026-W53, 2027-W02, 2026-W41",
        "0999-W01, 0998-12-31, 0999-01-06, 0998-W52, 0999-W02, 0998-W40",
        "2026-11, 2026-11-01, 2026-11-30, 2026-10, 2026-12, 2026-08",
        "2024-02, 2024-02-01, 2024-02-29, 2024-01, 2024-03, 2023-11"
    })
    void a_period_knows_its_days_and_neighbours(
            String name, String first, String last, String before, String after, String quarterBefore) {
        Period period = Period.named(name).orElseThrow();
        assertEquals(name, period.name());
        assertEquals(
                first + " " + last,
                period.window().from() + " " + period.window().to());
        assertEquals(before, period.before().name());
        assertEquals(after, period.after().name());
        assertEquals(quarterBefore, period.quarterBefore().name());
    }
}
