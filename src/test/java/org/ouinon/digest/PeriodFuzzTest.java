package org.ouinon.digest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodFuzzTest {

    /** What {@link DigestResource} takes for the name of one. */
    private static final Pattern ADDRESS = Pattern.compile("[0-9]{4}-W?[0-9]{2}");

    @ValueSource(
            strings = {
                "2026-W47",
                "2026-W53",
                "2025-W53",
                "2026-11",
                "2026-13",
                "0000-W01",
                "0001-01",
                "9999-12",
                "9999-W52"
            })
    @FuzzTest
    void a_period_has_the_name_that_it_was_asked_for_by(@NotNull String name) {
        Optional<Period> named = Period.named(name);
        if (named.isPresent() && ADDRESS.matcher(name).matches()) {
            Period period = named.get();
            assertEquals(name, period.name());
            assertEquals(period, period.after().before());
            assertEquals(name.contains("W"), period.isWeek());
        }
    }
}
