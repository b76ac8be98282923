package org.ouinon.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ouinon.account.Author;
import org.ouinon.web.Days;
import org.ouinon.web.Language;
import org.ouinon.web.Sites;

@QuarkusTest
class BlocksTest {

    private static final String BASE = "https://feedback.example.net";
    private static final Instant MINTED = Instant.parse("2026-11-22T09:41:27Z");
    private static final Author ALICE = new Author(7, 1);

    /** The numbers of an organisation so large that the compact layout is just enough. */
    private static final Author LAST_COMPACT = new Author(65535, 255);

    private static final Pattern URL = Pattern.compile("https?://[^\"<>\\s]+");

    @Inject
    LinkSettings settings;

    @Inject
    Wordings wordings;

    @Inject
    Days days;

    @Inject
    Event<Minted> minted;

    private final Tokens tokens = new Tokens(KeyRing.parse("1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="));
    private Blocks blocks;

    @BeforeEach
    void found() {
        blocks = new Blocks(tokens, settings, wordings, Sites.at(BASE), days, minted);
    }

    @Test
    void a_french_block_reads_as_in_the_story() {
        Block block = blocks.make(ALICE, Ticket.of("A1b2_C3d4-E5"), Language.FR, false, MINTED);

        assertEquals("""
                ---------------------------------------
                Êtes-vous satisfait de la qualité de notre réponse ?
                OUI :
                https://feedback.example.net/f/EQ8rhQAHASwDVvb8Ld3j4Tkj91azrOklV3a-/yes
                NON :
                https://feedback.example.net/f/EQ8rhQAHASwDVvb8Ld3j4Tkj91azrOklV3a-/no

                Je souhaite détailler ma réponse :
                https://feedback.example.net/f/EQ8rhQAHASwDVvb8Ld3j4Tkj91azrOklV3a-/more
                ---------------------------------------
                """, block.text());
    }

    @Test
    void an_english_block_reads_so() {
        Block block = blocks.make(ALICE, Ticket.of("TICKET-4711"), Language.EN, false, MINTED);

        assertEquals("""
                ---------------------------------------
                Are you satisfied with the quality of our answer?
                YES:
                https://feedback.example.net/f/EQ8rhQAHAQtMgIoRP7jvXUDJzA4-G6q4bf5D/yes
                NO:
                https://feedback.example.net/f/EQ8rhQAHAQtMgIoRP7jvXUDJzA4-G6q4bf5D/no

                I want to say more:
                https://feedback.example.net/f/EQ8rhQAHAQtMgIoRP7jvXUDJzA4-G6q4bf5D/more
                ---------------------------------------
                """, block.text());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void no_line_of_the_text_is_wrapped_and_each_url_stands_alone(Language language) {
        assertEquals(28, BASE.length());
        for (int length = 0; length <= 12; length++) {
            Block block = blocks.make(LAST_COMPACT, Ticket.of("_-".repeat(6).substring(0, length)), language, true);

            assertFalse(block.isLong());
            List<String> lines = block.text().lines().toList();
            lines.forEach(line -> assertTrue(line.length() <= 72, line));
            assertTrue(lines.containsAll(List.of(block.yes(), block.no(), block.detail())), block.text());
            assertEquals(3, lines.stream().filter(line -> line.contains("://")).count());
            lines.forEach(line -> assertEquals(line.stripTrailing(), line, "no trailing space"));
            for (String url : List.of(block.yes(), block.no(), block.detail())) {
                assertTrue(url.length() <= 72, url);
                assertTrue(Character.isLetter(url.charAt(url.length() - 1)), url);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_html_survives_mail_programs(Language language) {
        Block block = blocks.make(ALICE, Ticket.of("TICKET-4711"), language, false);
        String html = block.html();

        assertTrue(html.startsWith("<table role=\"presentation\""), html);
        assertTrue(html.contains("lang=\"" + language.tag() + "\""), html);
        for (String never : List.of("<script", "<style", "<img", "class=", "id=", "url(", "javascript:", "<!--", "{")) {
            assertFalse(html.contains(never), never + " in " + html);
        }
        assertEquals(
                Set.of(block.yes(), block.no(), block.detail()),
                URL.matcher(html).results().map(r -> r.group()).collect(java.util.stream.Collectors.toSet()));
        assertBalanced(html);
    }

    @Test
    void a_base_url_with_a_path_is_kept_whole() {
        Blocks below = new Blocks(tokens, settings, wordings, Sites.at("https://example.net/feedback/"), days, minted);

        Block block = below.make(ALICE, Ticket.of("TICKET-4711"), Language.EN, false, MINTED);

        assertEquals("https://example.net/feedback/f/EQ8rhQAHAQtMgIoRP7jvXUDJzA4-G6q4bf5D/yes", block.yes());
    }

    @Test
    void a_longer_ticket_or_base_says_that_it_is_long() {
        assertTrue(blocks.make(ALICE, Ticket.of("TICKET-4711-22"), Language.EN, false)
                .isLong());
        Blocks far = new Blocks(tokens, settings, wordings, Sites.at(BASE + "x"), days, minted);
        assertTrue(
                far.make(ALICE, Ticket.of("A1b2_C3d4-E5"), Language.EN, false).isLong());
    }

    @Test
    void a_macro_block_is_measured_with_a_tickets_number_of_seven_characters() {
        Placeholder long64 = Placeholder.of("{" + "x".repeat(62) + "}");
        assertFalse(blocks.makeMacro(LAST_COMPACT, long64, Language.EN, false).isLong());
        Blocks far = new Blocks(tokens, settings, wordings, Sites.at(BASE + "x"), days, minted);
        assertTrue(far.makeMacro(LAST_COMPACT, Placeholder.of("{{id}}"), Language.EN, false)
                .isLong());
        assertNull(Placeholder.of("  "));
    }

    @Test
    void a_block_expires_after_its_time_and_a_standing_one_never() {
        Block block = blocks.make(ALICE, Ticket.of("TICKET-4711"), Language.EN, false, MINTED);

        assertEquals(Instant.parse("2027-02-20T09:41:00Z"), block.expiresAt());
        assertNull(blocks.make(ALICE, null, Language.EN, false, MINTED).expiresAt());
    }

    /** Every table, row, cell and link that is opened is closed, in order. */
    private static void assertBalanced(String html) {
        java.util.Deque<String> open = new java.util.ArrayDeque<>();
        Matcher tag = Pattern.compile("<(/?)([a-z]+)[^>]*>").matcher(html);
        while (tag.find()) {
            if (tag.group(1).isEmpty()) {
                open.push(tag.group(2));
            } else {
                assertEquals(open.pop(), tag.group(2), html);
            }
        }
        assertTrue(open.isEmpty(), html);
    }
}
