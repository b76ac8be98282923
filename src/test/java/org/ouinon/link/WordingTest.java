package org.ouinon.link;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ouinon.link.Phrase.DETAIL;
import static org.ouinon.link.Phrase.DETAIL_LINK;
import static org.ouinon.link.Phrase.NO;
import static org.ouinon.link.Phrase.NO_BUTTON;
import static org.ouinon.link.Phrase.QUESTION;
import static org.ouinon.link.Phrase.THANKS;
import static org.ouinon.link.Phrase.YES;
import static org.ouinon.link.Phrase.YES_BUTTON;
import static org.ouinon.vote.Customer.CAROL;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ouinon.account.Authors;
import org.ouinon.account.Team;
import org.ouinon.web.Language;

/** What a team says in its own words, blocks and pages say, and nobody else's do. */
@QuarkusTest
class WordingTest {

    private static final String OLGA = "olga";
    private static final Map<Phrase, String> OWN = Map.of(
            QUESTION, "Avons-nous bien travaillé, <b>franchement</b> & sans détour ?",
            YES, "Oui, bravo :",
            NO, "Non, hélas :",
            DETAIL, "J’ai plus à dire :",
            YES_BUTTON, "Bravo \"!\"",
            NO_BUTTON, "Hélas",
            DETAIL_LINK, "Plus à dire",
            THANKS, "C’est noté ({answer}), merci !");

    @Inject
    Wordings wordings;

    @Inject
    Blocks blocks;

    @Inject
    Authors authors;

    @Inject
    Ring ring;

    private Team team;
    private String name;

    @BeforeEach
    void found_a_team() {
        name = Mails.freshName("team");
        authors.named("alice", name);
        team = QuarkusTransaction.requiringNew()
                .call(() -> Team.findBySlug(name).orElseThrow());
    }

    @AfterEach
    void say_nothing_for_every_team() {
        for (Language language : Language.values()) {
            wordings.say(null, language, Map.of(), OLGA);
        }
    }

    @Test
    void a_block_reads_as_its_team_says() {
        wordings.say(team, Language.FR, OWN, OLGA);
        Block block = blockIn(Language.FR);
        assertEquals("""
                ---------------------------------------
                Avons-nous bien travaillé, <b>franchement</b> & sans détour ?
                Oui, bravo :
                %s
                Non, hélas :
                %s

                J’ai plus à dire :
                %s
                ---------------------------------------
                """.formatted(block.yes(), block.no(), block.detail()), block.text());
        assertTrue(
                block.html()
                        .contains(">Avons-nous bien travaillé, &lt;b&gt;franchement&lt;/b&gt; &amp; sans détour ?<"),
                block.html());
        for (String said : List.of(">Bravo &quot;!&quot;<", ">Hélas<", ">Plus à dire<")) {
            assertTrue(block.html().contains(said), block.html());
        }
        assertFalse(
                block.html().contains("OUI") || block.text().contains("OUI"), "nothing is left of the service's own");
    }

    @Test
    void the_customers_pages_say_it_too_behind_links_of_long_ago() {
        String mail = blockIn(Language.FR).token();
        CAROL.opens(mail, "yes").then().body(containsString("<h1>OUI</h1>"));
        wordings.say(team, Language.FR, OWN, OLGA);
        CAROL.opens(mail, "yes")
                .then()
                .body(
                        containsString("<h1>Bravo &quot;!&quot;</h1>"),
                        containsString("Envoyer ma réponse : Bravo &quot;!&quot;"))
                .body(
                        containsString("Avons-nous bien travaillé, &lt;b&gt;franchement"),
                        not(containsString("<b>franchement")));
        CAROL.presses(mail, "yes");
        CAROL.looksAt(mail)
                .then()
                .body(containsString("<h1>C’est noté (Bravo &quot;!&quot;), merci !</h1>"), containsString("Hélas"))
                .body(
                        containsString("Avons-nous bien travaillé"),
                        not(containsString("OUI")),
                        not(containsString("NON")));
    }

    @Test
    void others_teams_and_languages_say_what_they_did() {
        wordings.say(team, Language.FR, OWN, OLGA);
        assertTrue(blockIn(Language.DE).text().contains("JA:"));
        Block others = blocks.make(authors.named("alice", "support"), null, Language.FR, false);
        assertTrue(others.text().contains("OUI :"), others.text());
    }

    @Test
    void a_teams_own_words_come_before_those_of_every_team() {
        wordings.say(null, Language.EN, Map.of(QUESTION, "Happy?", YES, "Yep:"), OLGA);
        wordings.say(team, Language.EN, Map.of(YES, "Aye:"), OLGA);
        List<String> lines = blockIn(Language.EN).text().lines().toList();
        assertEquals(List.of("Happy?", "Aye:", "NO:"), List.of(lines.get(1), lines.get(2), lines.get(4)));
        wordings.say(team, Language.EN, Map.of(YES, "Yep:", QUESTION, "  "), OLGA);
        assertEquals(Map.of(), wordings.own(team, Language.EN), "what is the same as without it is not kept");
        wordings.say(null, Language.EN, Map.of(YES, "Sure:"), OLGA);
        assertTrue(blockIn(Language.EN).text().contains("\nSure:\n"));
    }

    @Test
    void what_another_process_says_is_said_here() {
        ring.execute("INSERT INTO wording VALUES (" + team.number + ", 'en', 'QUESTION', 'Said elsewhere?')");
        ring.execute("INSERT INTO change_mark VALUES ('wording', 1) ON DUPLICATE KEY UPDATE changes = changes + 1");
        await().atMost(Duration.ofSeconds(2))
                .until(() -> blockIn(Language.EN).text().contains("Said elsewhere?"));
    }

    @ParameterizedTest
    @EnumSource(Phrase.class)
    void the_services_own_words_can_be_said(Phrase phrase) {
        for (Language language : Language.values()) {
            assertNull(phrase.problemWith(Words.of(language).of(phrase)), phrase + " in " + language);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nb",
                "a\r",
                "a\tb",
                "a\u0000",
                "a\u0007",
                "a\u202eb",
                "a\u2066b",
                "a\u200fb",
                "a\u2028b",
                "a\ud800",
                "a\u00adb",
                "\ufeffa"
            })
    void what_nobody_sees_cannot_be_said(String text) {
        for (Phrase phrase : Phrase.values()) {
            assertTrue(phrase.problemWith(text).startsWith("There is a character in it that nobody sees"));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> wordings.say(team, Language.EN, Map.of(phrase, "x" + text + "x"), OLGA));
        }
        assertEquals(Map.of(), wordings.own(team, Language.EN));
    }

    @Test
    void a_line_of_the_text_has_at_most_72_columns() {
        for (Phrase phrase : List.of(QUESTION, YES, NO, DETAIL)) {
            assertNull(phrase.problemWith("x".repeat(72)));
            assertEquals("It has 73 characters; 72 fit", phrase.problemWith("x".repeat(73)));
        }
        assertNotNull(YES_BUTTON.problemWith("x".repeat(31)));
        assertNotNull(THANKS.problemWith("{answer}" + "x".repeat(113)));
        assertEquals(
                "It must have {answer} in it, so that customers see what was recorded", THANKS.problemWith("Merci !"));
    }

    @Test
    void templates_and_messages_in_a_text_are_text() {
        wordings.say(team, Language.EN, Map.of(QUESTION, "{cdi:site.root} {yes} {{ticket.id}} $1 \\1 %s"), OLGA);
        assertTrue(blockIn(Language.EN).text().contains("\n{cdi:site.root} {yes} {{ticket.id}} $1 \\1 %s\n"));
    }

    private Block blockIn(Language language) {
        return blocks.make(authors.named("alice", name), Ticket.of(Mails.freshTicket()), language, false);
    }
}
