package org.ouinon.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ouinon.account.Author;
import org.ouinon.web.Language;

class LinkTest {

    private static final Instant MINTED = Instant.parse("2026-08-24T09:41:00Z");
    private static final Duration VALID = Duration.ofDays(90);

    @Test
    void a_link_with_a_ticket_votes_until_the_last_millisecond_and_not_after() {
        Link link = link("TICKET-4711");
        Instant end = Instant.parse("2026-11-22T09:41:00Z");

        assertEquals(end, link.expiresAt(VALID));
        assertFalse(link.isExpired(end.minusMillis(1), VALID));
        assertTrue(link.isExpired(end, VALID));
        assertTrue(link.isExpired(end.plusMillis(1), VALID));
    }

    @Test
    void a_standing_link_never_expires() {
        Link link = link(null);

        assertNull(link.expiresAt(VALID));
        assertFalse(link.isExpired(Instant.MAX, VALID));
    }

    @Test
    void a_link_belongs_to_the_utc_day_of_minting() {
        Author alice = new Author(7, 1);
        Link late = new Link(alice, null, Language.EN, Instant.parse("2026-11-22T23:59:00Z"), false);
        Link early = new Link(alice, null, Language.EN, Instant.parse("2026-11-23T00:00:00Z"), false);

        assertEquals(LocalDate.of(2026, 11, 22), late.mintedOn());
        assertEquals(LocalDate.of(2026, 11, 23), early.mintedOn());
    }

    @Test
    void a_blank_ticket_is_none() {
        assertNull(Ticket.of(null));
        assertNull(Ticket.of(""));
        assertNull(Ticket.of(" \t"));
    }

    @Test
    void a_ticket_is_stripped_and_composed() {
        assertEquals("Störung 1", Ticket.of("  Sto\u0308rung 1 ").reference());
        assertEquals(64, Ticket.of("x".repeat(64)).reference().length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\nb", "a\u202Eb", "a\u2028b", "a\uD800b", "a\u200Bb"})
    void a_ticket_with_characters_nobody_sees_is_refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Ticket.of(text));
        assertThrows(IllegalArgumentException.class, () -> Ticket.of("x".repeat(65)));
    }

    /** Java, regular expressions and Unicode have a blank, an end of text and a question mark each of their own. */
    @ParameterizedTest
    @ValueSource(
            strings = {"4711:\u2003", "4711.\u0085", "4711:\u001E", "4711\u037E", "4711 \u00A0)", "4711\u0000", " 4711."
            })
    void a_reference_that_lost_its_tail_has_none_left_to_lose(String behind) {
        assertEquals(new Ticket("4711"), Ticket.asserted(behind));
    }

    @Test
    void a_reference_may_have_two_hundred_characters_before_its_tail_is_cut() {
        assertEquals(new Ticket("4711"), Ticket.asserted("4711" + ".".repeat(196)));
        assertNull(Ticket.asserted("4711" + ".".repeat(197)));
        assertEquals("4711", new Ticket("4711").toString());
    }

    @Test
    void a_line_with_a_placeholder_is_measured_with_a_number_in_its_place() {
        Placeholder placeholder = Placeholder.of("{{ticket.id}}");
        assertEquals("?ref={{ticket.id}}", placeholder.query());
        assertEquals("/yes?ref=1234567", placeholder.measured("/yes" + placeholder.query()));
    }

    @Test
    void a_placeholder_is_none_that_would_be_a_ticket_without_its_tail() {
        assertThrows(IllegalArgumentException.class, () -> Placeholder.of("ticket1>"));
        assertEquals(new Placeholder("{ticket1}"), Placeholder.of(" {ticket1} "));
    }

    private static Link link(String ticket) {
        return new Link(new Author(7, 1), Ticket.of(ticket), Language.EN, MINTED, false);
    }
}
