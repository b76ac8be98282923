package org.ouinon.incident;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.params.provider.CsvSource;
import org.ouinon.web.Days;
import org.ouinon.web.Sites;

class ProofreaderFuzzTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:41:00Z");

    private final Days days = Sites.days(Clock.fixed(NOW, ZoneOffset.UTC), "Europe/Paris");

    @CsvSource(
            emptyValue = "",
            value = {
                "Mail was slow, 2025-03-30 02:30, 2025-10-26T02:30, 1, We are sorry., Dora, dora@example.net",
                "x, +999999999-12-31T23:59, -999999999-01-01T00:00, 2147483648, y, \u3164, -",
                "?, 2025-01-01T00:00:00.1, 2025-01-01, '', \u202E, D, 1"
            })
    @FuzzTest
    void a_draft_without_problems_is_whole_and_ends_after_it_begins(
            String title, String start, String end, String team, String statement, String signer, String contact) {
        Draft draft = new Draft();
        draft.title = title;
        draft.start = start;
        draft.end = end;
        draft.team = team;
        draft.statement = statement;
        draft.signer = signer;
        draft.contact = contact;
        Proofreader reader = new Proofreader(days, Set.of(1));
        Wording wording = reader.read(draft);
        if (reader.problems().isEmpty()) {
            assertFalse(wording.title().isBlank()
                    || wording.statement().isBlank()
                    || wording.signer().isBlank());
            assertTrue(wording.endedAt() == null || !wording.endedAt().isBefore(wording.startedAt()));
            assertTrue(wording.team() == null || wording.team() == 1);
        }
    }
}
