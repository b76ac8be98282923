package org.ouinon.link;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ouinon.vote.Customer.CAROL;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ouinon.account.Audit;
import org.ouinon.account.Author;
import org.ouinon.account.Authors;
import org.ouinon.account.Roster;
import org.ouinon.database.Changes;
import org.ouinon.vote.Votes;
import org.ouinon.web.Days;
import org.ouinon.web.Language;
import org.ouinon.web.TestClock;
import org.ouinon.web.Trouble;
import org.ouinon.web.TroubleWords;

/** What is revoked meets a kind page, at once and on every process; what is not opens as before. */
@QuarkusTest
class RevokingTest {

    /** A second, and as much again for a machine that is busy with tests. */
    private static final Duration SOON = Duration.ofSeconds(2);

    private static final String OLGA = "olga";
    private static final String WHY = "The mailbox was taken over";
    private static final List<String> ACTIONS = List.of("yes", "no", "withdraw", "comment", "comment/erase");

    @Inject
    Revoking revoking;

    @Inject
    Revocations revocations;

    @Inject
    Tokens tokens;

    @Inject
    Changes changes;

    @Inject
    Audit audit;

    @Inject
    Authors authors;

    @Inject
    Roster roster;

    @Inject
    Mails mails;

    @Inject
    Votes votes;

    @Inject
    Days days;

    @Inject
    TestClock clock;

    @Inject
    Ring ring;

    private String mallory;
    private String mail;

    @BeforeEach
    void send_a_mail() {
        mallory = Mails.freshName("mallory");
        mail = from(mallory, days.now().minus(Duration.ofHours(1)));
    }

    @AfterEach
    void give_everything_back() {
        clock.run();
        QuarkusTransaction.requiringNew().call(Revocation::standing).forEach(r -> revoking.lift(r.id, "over", OLGA));
        ring.shrink();
    }

    @Test
    void an_agents_revoked_links_record_nothing_whatever_is_done_with_them() {
        CAROL.presses(mail, "yes");
        CAROL.comments(mail, "Before");
        revoking.revokeLinks(mallory, revoking.nextMinute(), WHY, OLGA);
        for (String page : List.of("yes", "no", "more", "")) {
            assertRefused(CAROL.opens(mail, page));
        }
        for (String action : ACTIONS) {
            assertRefused(CAROL.presses(mail, action));
        }
        assertRefused(CAROL.letsScriptCast(mail, "no"));
        assertRefused(CAROL.comments(mail, "After"));
        assertEquals("COUNTED YES", votes.standing(mail), "what was cast before stays");
    }

    @Test
    void links_of_others_and_of_later_open() {
        clock.stopAt(days.now()); // The minute must not end between a revocation and the mail after it.
        revoking.revokeLinks(mallory, days.now().minus(Duration.ofHours(2)), WHY, OLGA);
        assertEquals(200, CAROL.opens(mail, "yes").statusCode(), "minted later");
        revoking.revokeLinks(mallory, revoking.nextMinute(), WHY, OLGA);
        assertEquals(200, CAROL.opens(mails.hourOld(), "yes").statusCode(), "Alice's");
        assertEquals(410, CAROL.opens(from(mallory, days.now()), "yes").statusCode(), "of the same minute");
        assertEquals(
                200, CAROL.opens(from(mallory, revoking.nextMinute()), "yes").statusCode(), "of the next minute");
    }

    @Test
    void standing_links_are_revoked_as_well() {
        Author author = authors.named(mallory, null);
        Link signature =
                new Link(author, null, Language.EN, mails.open(mail).link().mintedAt(), false);
        String token = tokens.seal(signature);
        assertEquals(200, CAROL.opens(token, "yes").statusCode());
        revoking.revokeLinks(mallory, revoking.nextMinute(), WHY, OLGA);
        assertRefused(CAROL.opens(token, "yes"));
    }

    @Test
    void what_is_lifted_opens_again_and_the_longer_of_two_revocations_holds() {
        revoking.revokeLinks("agent " + authors.named(mallory, null).agent(), revoking.nextMinute(), WHY, OLGA);
        revoking.revokeLinks(mallory.toUpperCase(), days.now().minus(Duration.ofDays(1)), WHY, OLGA);
        assertRefused(CAROL.opens(mail, "yes"));
        lift(0);
        assertEquals(200, CAROL.opens(mail, "yes").statusCode());
    }

    @Test
    void what_another_process_revokes_holds_here_and_after_a_restart() {
        int agent = authors.named(mallory, null).agent();
        ring.execute("INSERT INTO revocation (what, agent, minted_before, reason, revoked_by, revoked_at)"
                + " VALUES ('LINKS', " + agent + ", '2090-01-01', 'elsewhere', 'olga', '2026-11-22')");
        ring.noteElsewhere();
        await().atMost(SOON).until(() -> CAROL.opens(mail, "yes").statusCode() == 410);
        assertTrue(new Revocations(changes).concern(mails.open(mail).link(), "any key"), "read anew at a start");
    }

    @Test
    void revoking_the_key_that_seals_makes_another_one_at_once() {
        int before = sealing();
        revoking.revokeKey(before, WHY, OLGA);
        assertEquals(before + 1, sealing());
        assertRefused(CAROL.opens(mail, "yes"));
        String fresh = mails.hourOld();
        assertEquals(200, CAROL.opens(fresh, "yes").statusCode());
        assertEquals(200, CAROL.opens(HelpDesk.freshToken(), "yes").statusCode());
        lift(0);
        assertEquals(200, CAROL.opens(mail, "yes").statusCode());
        assertEquals(200, CAROL.opens(fresh, "yes").statusCode());
        assertEquals(before + 1, sealing(), "what was lifted opens and does not seal");
    }

    @Test
    void a_new_key_seals_and_the_others_go_on_opening() {
        int before = sealing();
        revoking.makeKey("Once a year", OLGA);
        assertEquals(before + 1, sealing());
        assertEquals(200, CAROL.opens(mail, "yes").statusCode());
        String fresh = mails.hourOld();
        assertNotEquals(tokens.keyOf(mail), tokens.keyOf(fresh));
        revoking.revokeKey(before, WHY, OLGA);
        assertEquals(before + 1, sealing(), "one that does not seal needs no other");
        assertRefused(CAROL.opens(mail, "yes"));
        assertEquals(200, CAROL.opens(fresh, "yes").statusCode());
    }

    @Test
    void a_key_that_another_process_makes_seals_here() {
        int before = sealing();
        ring.grow(before + 1);
        await().atMost(SOON).until(() -> sealing() == before + 1);
        assertEquals(200, CAROL.opens(mail, "yes").statusCode());
        assertEquals(200, CAROL.opens(mails.hourOld(), "yes").statusCode());
    }

    @Test
    void a_full_ring_says_so() {
        ring.grow(15);
        await().atMost(SOON).until(() -> sealing() == 15);
        assertTrue(refusal(() -> revoking.makeKey("Once a year", OLGA)).startsWith("The ring is full"));
        assertTrue(refusal(() -> revoking.revokeKey(15, WHY, OLGA)).startsWith("The ring is full"));
        assertEquals(200, CAROL.opens(mails.hourOld(), "yes").statusCode());
    }

    @Test
    void a_ring_that_the_operator_set_says_what_to_set() {
        String first = "1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
        String second = "2:HxAREhMUFRYXGBkaGxwdHh8AAQIDBAUGBwgJCgsMDQ4=";
        LinkKeys keys = new LinkKeys(settings(first + "," + second), changes, days);
        Revoking set = new Revoking(keys, revocations, changes, audit, days);
        String sentence = refusal(() -> set.revokeKey(2, WHY, OLGA));
        assertTrue(sentence.contains("OUINON_LINK_KEYS"), sentence);
        assertEquals(sentence, refusal(() -> set.makeKey("Once a year", OLGA)));
        set.revokeKey(1, WHY, OLGA);
        assertEquals("[1 false true, 2 true false]", said(set.keys()));
        Revoking others = new Revoking(
                new LinkKeys(settings(second.replace("2:", "1:")), changes, days), revocations, changes, audit, days);
        assertEquals("[1 true false]", said(others.keys()), "another key of the same number");
    }

    @Test
    void an_agent_who_was_forgotten_is_revoked_by_number() {
        int number = authors.named(mallory, null).agent();
        roster.forget(number);
        authors.named(Mails.freshName("next"), null);
        revoking.revokeLinks("Agent " + number, revoking.nextMinute(), WHY, OLGA);
        assertRefused(CAROL.opens(mail, "yes"));
    }

    @Test
    void what_makes_no_sense_is_refused_with_a_sentence() {
        assertEquals(
                "There is no agent 'nobody'", refusal(() -> revoking.revokeLinks(" nobody ", days.now(), WHY, OLGA)));
        for (String unknown : List.of("", "agent 999999", "999999", "agent 0", "agent 99999999999", "agent -1", "%")) {
            assertTrue(refusal(() -> revoking.revokeLinks(unknown, days.now(), WHY, OLGA))
                    .startsWith("There is no agent"));
        }
        Instant coming = revoking.nextMinute().plusSeconds(1);
        assertTrue(
                refusal(() -> revoking.revokeLinks(mallory, coming, WHY, OLGA)).contains("not minted yet"));
        assertTrue(refusal(() -> revoking.revokeKey(99, WHY, OLGA)).contains("no key 99"));
        assertTrue(refusal(() -> revoking.lift(999_999, WHY, OLGA)).contains("no such revocation"));
        assertEquals(List.of(), QuarkusTransaction.requiringNew().call(Revocation::standing));
        assertEquals(200, CAROL.opens(mail, "yes").statusCode());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void customers_are_told_kindly_in_their_language_and_nothing_of_seals(Language language) {
        revoking.revokeLinks(mallory, revoking.nextMinute(), WHY, OLGA);
        TroubleWords words = language.words(TroubleWords.class);
        String page = given().header("Accept-Language", language.tag())
                .get("/f/" + mail + "/yes")
                .then()
                .statusCode(410)
                .header("Cache-Control", "no-store")
                .body(containsString(words.title(Trouble.REVOKED_LINK)))
                .body(containsString(words.advice(Trouble.REVOKED_LINK)))
                .extract()
                .asString();
        assertFalse(page.contains(WHY) || page.contains(mallory), page);
        given().get("/f/x" + mail.substring(1) + "/yes").then().statusCode(404);
    }

    private String from(String agent, Instant at) {
        Instant minute = at.truncatedTo(ChronoUnit.MINUTES);
        return tokens.seal(
                new Link(authors.named(agent, null), Ticket.of(Mails.freshTicket()), Language.EN, minute, false));
    }

    private int sealing() {
        return revoking.keys().stream()
                .filter(LinkKey::seals)
                .findFirst()
                .orElseThrow()
                .number();
    }

    /** Lifts the one that was revoked first, or later ones. */
    private void lift(int number) {
        List<Revocation> standing = QuarkusTransaction.requiringNew().call(Revocation::standing);
        revoking.lift(standing.get(number).id, "It was a false alarm", OLGA);
    }

    private static void assertRefused(Response answer) {
        assertEquals(410, answer.statusCode());
    }

    private static String refusal(Runnable deed) {
        return assertThrows(IllegalArgumentException.class, deed::run).getMessage();
    }

    private static String said(List<LinkKey> keys) {
        return keys.stream()
                .map(key -> key.number() + " " + key.seals() + " " + key.revoked())
                .toList()
                .toString();
    }

    private static LinkSettings settings(String keys) {
        return new SmallRyeConfigBuilder()
                .withMapping(LinkSettings.class)
                .withDefaultValue("ouinon.link.keys", keys)
                .addDiscoveredConverters()
                .build()
                .getConfigMapping(LinkSettings.class);
    }
}
