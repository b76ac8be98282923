package org.ouinon.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ouinon.web.Days;
import org.ouinon.web.Sites;

class ProofreaderTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:41:00Z");

    private final Days days = Sites.days(Clock.fixed(NOW, ZoneOffset.UTC), "Europe/Paris");
    private final Draft draft = new Draft();
    private Proofreader proofreader;

    @BeforeEach
    void type() {
        proofreader = new Proofreader(days, Set.of(7));
        draft.title = " Mail\r\ndelayed ";
        draft.start = "2026-11-20T08:00";
        draft.end = "2026-11-20 17:30";
        draft.team = "7";
        draft.statement = "One.\r\n\r\nTwo.";
        draft.signer = "Dora Director";
        draft.contact = "dora@example.net";
    }

    @Test
    void what_is_well_comes_to_a_wording_in_utc() {
        Wording expected = new Wording(
                "Mail delayed",
                Instant.parse("2026-11-20T07:00:00Z"),
                Instant.parse("2026-11-20T16:30:00Z"),
                7,
                "One.\n\nTwo.",
                "Dora Director",
                "dora@example.net");
        assertEquals(expected, proofreader.read(draft));
        assertEquals(Map.of(), proofreader.problems());
    }

    @Test
    void the_form_of_a_wording_reads_as_the_same_wording() {
        Wording wording = proofreader.read(draft);
        assertEquals(wording, new Proofreader(days, Set.of(7)).read(Draft.of(wording, days)));
    }

    @Test
    void an_incident_without_end_and_team_is_one_of_all_teams_that_is_not_over() {
        draft.end = "";
        draft.team = null;
        Wording wording = proofreader.read(draft);
        assertNull(wording.endedAt());
        assertNull(wording.team());
        assertEquals(Map.of(), proofreader.problems());
    }

    @Test
    void an_empty_form_has_a_sentence_for_each_field_that_must_be_there() {
        proofreader.read(new Draft());
        assertEquals(
                Set.of("title", "start", "statement", "signer", "contact"),
                proofreader.problems().keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\u200B", "\u3164", "\u00A0\u2800", "\u0301", ".", "---", "\u202E"})
    void nobody_signs_with_a_name_or_a_contact_that_says_nothing(String nothing) {
        draft.signer = nothing;
        draft.contact = nothing;
        proofreader.read(draft);
        assertEquals(Set.of("signer", "contact"), proofreader.problems().keySet());
    }

    @Test
    void a_number_is_a_contact_and_no_name() {
        draft.signer = "4711";
        draft.contact = "+33 1 23 45";
        proofreader.read(draft);
        assertEquals(Set.of("signer"), proofreader.problems().keySet());
    }

    @ParameterizedTest
    @CsvSource({"title, 120", "statement, 4000", "signer, 100", "contact, 200"})
    void a_text_is_as_long_as_its_limit_in_code_points_and_no_longer(String field, int longest) {
        set(field, "x" + "👍".repeat(longest - 1));
        proofreader.read(draft);
        assertEquals(Map.of(), proofreader.problems());
        set(field, "x" + "👍".repeat(longest));
        proofreader.read(draft);
        assertEquals(
                Map.of(field, "This has " + (longest + 1) + " characters; at most " + longest + " fit."),
                proofreader.problems());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2026-11-22",
                "2026-02-30T10:00",
                "22/11/2026 09:41",
                "2026-11-20T25:00",
                "2026-11-20T10:00Z"
            })
    void what_is_no_local_time_is_told_so(String time) {
        draft.start = time;
        draft.end = time;
        proofreader.read(draft);
        String sentence = "A date and a time are written like 2026-11-22T09:41.";
        assertEquals(Map.of("start", sentence, "end", sentence), proofreader.problems());
    }

    @Test
    void an_incident_may_end_when_it_starts_and_not_before() {
        draft.end = "2026-11-20T08:00";
        proofreader.read(draft);
        assertEquals(Map.of(), proofreader.problems());
        draft.end = "2026-11-20T07:59";
        proofreader.read(draft);
        assertEquals(Map.of("end", "It cannot end before it starts."), proofreader.problems());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-22T10:41, true",
        "2026-12-22T10:42, false",
        "2000-01-01T00:00, true",
        "1999-12-31T23:59, false",
        "9999-01-01T00:00, false",
        "+999999999-12-31T23:59, false",
        "-999999999-01-01T00:00, false"
    })
    void works_are_announced_thirty_days_ahead_at_most(String start, boolean well) {
        draft.start = start;
        draft.end = "";
        proofreader.read(draft);
        String sentence = "A time lies after the year 1999 and at most 30 days ahead.";
        assertEquals(well ? Map.of() : Map.of("start", sentence), proofreader.problems());
    }

    @Test
    void a_time_that_a_clock_change_skipped_is_told_so() {
        draft.start = "2026-03-29T02:30";
        draft.end = "2026-03-29T03:00";
        proofreader.read(draft);
        assertEquals(
                Map.of("start", "02:30 never was in Europe/Paris: the clocks went from 02:00 to 03:00."),
                proofreader.problems());
    }

    @Test
    void an_hour_that_comes_twice_is_meant_as_long_as_can_be() {
        draft.start = "2026-10-25T02:30";
        draft.end = "2026-10-25T02:30";
        Wording wording = proofreader.read(draft);
        assertEquals(Instant.parse("2026-10-25T00:30:00Z"), wording.startedAt());
        assertEquals(Instant.parse("2026-10-25T01:30:00Z"), wording.endedAt());
        assertEquals(wording, proofreader.read(Draft.of(wording, days)), "and stays so");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8", "x", "-1", "99999999999", "7 OR 1=1"})
    void a_team_that_is_none_is_told_so(String team) {
        draft.team = team;
        proofreader.read(draft);
        assertEquals(Map.of("team", "There is no such team."), proofreader.problems());
    }

    private void set(String field, String text) {
        switch (field) {
            case "title" -> draft.title = text;
            case "statement" -> draft.statement = text;
            case "signer" -> draft.signer = text;
            default -> draft.contact = text;
        }
    }
}
