package org.ouinon.vote;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ouinon.vote.Customer.CAROL;
import static org.ouinon.vote.Customer.DAVE;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ouinon.bars.Teams;
import org.ouinon.link.Mails;
import org.ouinon.web.Language;
import org.ouinon.web.TestClock;

@QuarkusTest
class VoteResourceTest {

    private static final String SUNDAY_NIGHT = "2026-11-15T23:59:59.999Z";
    private static final String MONDAY = "2026-11-16T00:00:00Z";

    @Inject
    Mails mails;

    @Inject
    Votes votes;

    @Inject
    Teams teams;

    @Inject
    TestClock clock;

    @AfterEach
    void let_the_clock_run() {
        clock.run();
    }

    @Test
    void opening_a_link_records_no_vote() {
        String mail = mails.hourOld();
        CAROL.opens(mail, "yes").then().statusCode(200).body(containsString("Send my answer: YES"));
        CAROL.browses().head("/f/" + mail + "/yes").then().statusCode(200);
        CAROL.browses().options("/f/" + mail + "/yes");
        CAROL.looksAt(mail).then().statusCode(200);
        assertEquals("NONE", votes.standing(mail));
    }

    @Test
    void the_script_casts_and_is_told_where_to_go() {
        String mail = mails.hourOld();
        CAROL.clicks(mail, "yes")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("next", equalTo("/f/" + mail + "/more"))
                .body("state", equalTo("COUNTED"));
        assertEquals("COUNTED YES", votes.standing(mail));
    }

    @Test
    void the_button_casts_and_leads_to_my_answer() {
        String mail = mails.hourOld();
        CAROL.presses(mail, "no").then().statusCode(303).header("Location", "/f/" + mail + "/more");
        CAROL.looksAt(mail).then().body(containsString("Thank you. You answered NO."));
        assertEquals("COUNTED NO", votes.standing(mail));
    }

    @Test
    void a_form_without_any_field_is_a_press() {
        String mail = mails.hourOld();
        CAROL.browses().post("/f/" + mail + "/yes").then().statusCode(303);
        assertEquals("COUNTED YES", votes.standing(mail));
    }

    @Test
    void answering_twice_counts_once() {
        String team = teams.published();
        String mail = mails.forTeam(team);
        for (int i = 0; i < 5; i++) {
            CAROL.clicks(mail, "yes").then().statusCode(200);
            CAROL.presses(mail, "yes").then().statusCode(303);
        }
        assertEquals("1 yes, 0 no", teams.week(team));
    }

    @Test
    void the_index_knows_a_vote_before_its_customer_is_answered() {
        String team = teams.published();
        for (int i = 1; i <= 10; i++) {
            CAROL.presses(mails.forTeam(team), "yes").then().statusCode(303);
            assertEquals(i + " yes, 0 no", teams.week(team));
        }
    }

    @Test
    void carol_may_change_her_mind() {
        String team = teams.published();
        String mail = mails.forTeam(team);
        CAROL.clicks(mail, "yes");
        CAROL.presses(mail, "no").then().statusCode(303);
        assertEquals("0 yes, 1 no", teams.week(team));
        clock.stopAt(Instant.now().plusSeconds(11));
        CAROL.presses(mail, "yes").then().statusCode(303);
        assertEquals("1 yes, 0 no", teams.week(team));
    }

    @Test
    void whoever_presses_both_at_once_is_asked_which_is_right() {
        String team = teams.published();
        String mail = mails.forTeam(team);
        CAROL.presses(mail, "yes");
        CAROL.presses(mail, "no");
        assertEquals("0 yes, 0 no", teams.week(team));
        CAROL.looksAt(mail).then().body(containsString("Confirm my answer: NO"));
        CAROL.presses(mail, "no");
        assertEquals("0 yes, 1 no", teams.week(team));
    }

    @Test
    void a_browser_that_does_not_say_where_it_comes_from_is_led_to_my_answer_and_counted() {
        String mail = mails.hourOld();
        Customer erin = new Customer("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like"
                + " Gecko) Version/15.6 Safari/605.1.15");
        erin.withoutFetchMetadata().get("/f/" + mail + "/yes").then().statusCode(200);
        erin.withoutFetchMetadata()
                .header("Accept", "application/json")
                .formParam("ran", "1")
                .post("/f/" + mail + "/yes")
                .then()
                .body("state", equalTo("COUNTED"));
        erin.withoutFetchMetadata().get("/f/" + mail + "/more").then().body(containsString("Your answer counts"));
        erin.withoutFetchMetadata()
                .header("Accept", "application/json")
                .formParam("ran", "1")
                .formParam("engaged", "1")
                .post("/f/" + mail + "/yes")
                .then()
                .body("state", equalTo("COUNTED"));
        assertEquals("COUNTED YES", votes.standing(mail));
    }

    @Test
    void carol_may_withdraw_and_answer_again() {
        String team = teams.published();
        String mail = mails.forTeam(team);
        CAROL.clicks(mail, "yes");
        CAROL.presses(mail, "withdraw").then().statusCode(303).header("Location", "/f/" + mail + "/more");
        assertEquals("0 yes, 0 no", teams.week(team));
        CAROL.looksAt(mail).then().body(containsString("You withdrew your answer."));
        CAROL.clicks(mail, "yes").then().body("state", equalTo("WITHDRAWN"));
        CAROL.presses(mail, "no").then().statusCode(303);
        assertEquals("0 yes, 1 no", teams.week(team));
    }

    @Test
    void withdrawing_nothing_and_withdrawing_twice_change_nothing() {
        String team = teams.published();
        String mail = mails.forTeam(team);
        CAROL.presses(mail, "withdraw").then().statusCode(303);
        assertEquals("NONE", votes.standing(mail));
        CAROL.presses(mail, "yes");
        CAROL.presses(mail, "withdraw");
        CAROL.presses(mail, "withdraw").then().statusCode(303);
        assertEquals("WITHDRAWN YES", votes.standing(mail));
        assertEquals("0 yes, 0 no", teams.week(team));
    }

    @Test
    void a_vote_on_sunday_night_counts_in_the_week_that_ends() {
        String team = teams.published();
        clock.stopAt(SUNDAY_NIGHT);
        String mail = mails.forTeam(team);
        CAROL.clicks(mail, "yes");
        assertEquals("1 yes, 0 no", teams.week(team));
        clock.stopAt(MONDAY);
        assertEquals("0 yes, 0 no", teams.week(team));
        assertEquals("1 yes, 0 no", teams.threeMonths(team));
        CAROL.looksAt(mail)
                .then()
                .body(containsString("counts in the week from Monday, November 9, 2026 to Sunday, November 15, 2026."));
    }

    @Test
    void a_changed_answer_keeps_its_day() {
        String team = teams.published();
        clock.stopAt(SUNDAY_NIGHT);
        String mail = mails.forTeam(team);
        CAROL.clicks(mail, "yes");
        clock.stopAt(MONDAY);
        CAROL.presses(mail, "no");
        assertEquals("0 yes, 0 no", teams.week(team));
        assertEquals("0 yes, 1 no", teams.threeMonths(team));
    }

    @Test
    void an_answer_after_withdrawing_counts_on_the_day_it_is_given_again() {
        String team = teams.published();
        clock.stopAt(SUNDAY_NIGHT);
        String mail = mails.forTeam(team);
        CAROL.clicks(mail, "yes");
        clock.stopAt(MONDAY);
        CAROL.presses(mail, "withdraw");
        assertEquals("0 yes, 0 no", teams.threeMonths(team));
        CAROL.presses(mail, "yes");
        assertEquals("1 yes, 0 no", teams.week(team));
        Vote vote = votes.on(mail).orElseThrow();
        assertEquals(LocalDate.of(2026, 11, 15), vote.takenOn);
        assertEquals(LocalDate.of(2026, 11, 16), vote.countedOn);
    }

    @Test
    void a_test_link_never_counts() {
        String mail = mails.forTest();
        int agent = mails.open(mail).link().author().agent();
        long before = counted(agent);
        CAROL.presses(mail, "yes").then().statusCode(303);
        CAROL.looksAt(mail).then().body(containsString("This is a test link: nothing is counted."));
        assertEquals("COUNTED YES", votes.standing(mail));
        assertEquals(before, counted(agent));
    }

    private long counted(int agent) {
        return votes.ofAgent(agent).stream()
                .filter(vote -> vote.state == Standing.State.COUNTED && !vote.test)
                .count();
    }

    @Test
    void a_link_of_an_agent_and_team_that_the_database_does_not_know_votes() {
        int number = ThreadLocalRandom.current().nextInt(1_000_000, 2_000_000_000);
        String mail = mails.fromUnknown(number, number);
        CAROL.clicks(mail, "yes").then().statusCode(200);
        assertEquals("COUNTED YES", votes.standing(mail));
        assertEquals(1, votes.ofAgent(number).size());
    }

    @Test
    void an_expired_link_says_so_kindly_and_takes_no_answer() {
        clock.stopAt("2026-08-01T12:00:00Z");
        String mail = mails.hourOld();
        CAROL.presses(mail, "yes");
        clock.stopAt("2026-10-30T11:00:00Z");
        for (Response answer :
                List.of(CAROL.opens(mail, "yes"), CAROL.presses(mail, "no"), CAROL.comments(mail, "Too late"))) {
            answer.then().statusCode(410).body(containsString("It is too late for this answer"));
        }
        CAROL.letsScriptCast(mail, "no").then().statusCode(410).contentType("application/problem+json");
        assertEquals("COUNTED YES", votes.standing(mail));
    }

    @Test
    void a_link_works_to_the_end_of_its_ninety_days() {
        clock.stopAt("2026-08-01T12:00:00Z");
        String mail = mails.hourOld();
        clock.stopAt("2026-10-30T10:59:59.999Z");
        CAROL.clicks(mail, "yes").then().statusCode(200);
        assertEquals("COUNTED YES", votes.standing(mail));
    }

    @Test
    void what_an_expired_link_gave_can_still_be_withdrawn_and_erased() {
        clock.stopAt("2026-08-01T12:00:00Z");
        String mail = mails.hourOld();
        CAROL.presses(mail, "yes");
        CAROL.comments(mail, "Once upon a time").then().statusCode(303);
        clock.stopAt("2026-12-30T12:00:00Z");
        CAROL.looksAt(mail)
                .then()
                .statusCode(200)
                .body(containsString("Once upon a time"), containsString("Withdraw my answer"))
                .body(containsString("Erase my comment"), not(containsString("Change my answer")))
                .body(not(containsString("textarea")));
        CAROL.presses(mail, "comment/erase").then().statusCode(303);
        CAROL.presses(mail, "withdraw").then().statusCode(303);
        CAROL.looksAt(mail).then().body(not(containsString("Once upon a time")));
        assertEquals("WITHDRAWN YES", votes.standing(mail));
    }

    @Test
    void a_standing_link_never_expires() {
        String mail = mails.standing();
        clock.stopAt(Instant.now().plusSeconds(400L * 86_400));
        CAROL.clicks(mail, "yes").then().statusCode(200).body("state", equalTo("COUNTED"));
    }

    @Test
    void two_visitors_of_a_standing_link_have_two_ballots() {
        String mail = mails.standing();
        String carols =
                CAROL.presses(mail, "yes").then().statusCode(303).extract().header("Location");
        String daves = DAVE.presses(mail, "no").then().statusCode(303).extract().header("Location");
        assertTrue(carols.matches("/f/" + mail + "/more\\?b=[A-Za-z0-9_-]{35,}"), carols);
        CAROL.browses().get(carols).then().body(containsString("You answered YES."));
        CAROL.browses().get(daves).then().body(containsString("You answered NO."));
    }

    @Test
    void a_visitor_of_a_standing_link_has_one_vote_a_day() {
        clock.stopAt("2026-11-17T10:00:00Z");
        String mail = mails.standing();
        String today = CAROL.presses(mail, "yes").header("Location");
        assertEquals(today, CAROL.presses(mail, "no").header("Location"));
        clock.stopAt("2026-11-18T10:00:00Z");
        assertTrue(!today.equals(CAROL.presses(mail, "yes").header("Location")));
    }

    @Test
    void the_sealed_ballot_leads_back_to_change_and_withdraw() {
        String mail = mails.standing();
        String more = CAROL.presses(mail, "yes").header("Location");
        String b = more.substring(more.indexOf('?'));
        // Another day, another browser: the address alone leads back.
        clock.stopAt(Instant.now().plusSeconds(3 * 86_400));
        DAVE.presses(mail, "no" + b).then().statusCode(303).header("Location", more);
        DAVE.browses().get(more).then().body(containsString("You answered NO."));
        DAVE.presses(mail, "withdraw" + b).then().statusCode(303).header("Location", more);
        DAVE.browses().get(more).then().body(containsString("You withdrew your answer."));
    }

    @Test
    void a_standing_link_alone_shows_nothing_and_takes_nothing_back() {
        String mail = mails.standing();
        CAROL.presses(mail, "yes");
        CAROL.looksAt(mail)
                .then()
                .statusCode(200)
                .body(not(containsString("You answered")), containsString("Answer YES"), containsString("Answer NO"));
        CAROL.presses(mail, "withdraw").then().statusCode(404);
        CAROL.presses(mail, "comment/erase").then().statusCode(404);
    }

    @Test
    void a_foreign_or_altered_ballot_is_unknown() {
        String mail = mails.standing();
        String other = mails.standing();
        String more = CAROL.presses(mail, "yes").header("Location");
        String b = more.substring(more.indexOf('?'));
        char last = b.charAt(10) == 'A' ? 'B' : 'A';
        String altered = b.substring(0, 10) + last + b.substring(11);
        CAROL.opens(other, "more" + b).then().statusCode(404);
        CAROL.presses(other, "no" + b).then().statusCode(404);
        for (String wrong : List.of(altered, "?b=x", b + "A", b.substring(0, b.length() - 1))) {
            CAROL.opens(mail, "more" + wrong).then().statusCode(404).body(containsString("This link is not complete"));
            CAROL.presses(mail, "withdraw" + wrong).then().statusCode(404);
            CAROL.presses(mail, "no" + wrong).then().statusCode(404);
        }
        CAROL.browses().get(more).then().body(containsString("You answered YES."));
    }

    @Test
    void a_link_with_a_ticket_needs_no_ballot_and_minds_none() {
        String mail = mails.hourOld();
        CAROL.presses(mail, "yes?b=whatever").then().statusCode(303).header("Location", "/f/" + mail + "/more");
    }

    @Test
    void no_cookie_is_set_anywhere_on_a_customers_way() {
        String mail = mails.hourOld();
        Customer carol = Customer.newcomer();
        for (Response answer : List.of(
                carol.opens(mail, "yes"),
                carol.clicks(mail, "yes"),
                carol.opens(mail, "more"),
                carol.comments(mail, "No cookie, please"),
                carol.presses(mail, "comment/erase"),
                carol.presses(mail, "withdraw"),
                carol.opens("unknown", "yes"),
                carol.browses().get("/"),
                carol.browses().get("/assets/vote.js"))) {
            answer.then().header("Set-Cookie", nullValue());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "User-Agent | Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
                "User-Agent | curl/8.5.0",
                "User-Agent | ''",
                "Range | bytes=0-1023",
            })
    void a_machine_that_says_so_gets_a_neutral_page_and_no_vote(String header, String value) {
        String mail = mails.hourOld();
        for (Response answer : List.of(
                machine(header, value).get("/f/" + mail + "/yes"),
                machine(header, value).formParam("press", "1").post("/f/" + mail + "/yes"),
                machine(header, value).get("/f/" + mail + "/more"))) {
            answer.then()
                    .statusCode(200)
                    .body(containsString("A question to the reader of an e-mail"))
                    .body(not(containsString("<form")), not(containsString("<script")));
        }
        assertEquals("NONE", votes.standing(mail));
    }

    private static io.restassured.specification.RequestSpecification machine(String header, String value) {
        return given().redirects()
                .follow(false)
                .header("User-Agent", CAROL.userAgent())
                .header("Accept", "*/*")
                .config(io.restassured.RestAssured.config()
                        .headerConfig(io.restassured.config.HeaderConfig.headerConfig()
                                .overwriteHeadersWithName("User-Agent")))
                .header(header, value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"prefetch", "prefetch;prerender", "prefetch;anonymous-client-ip"})
    void a_page_loaded_ahead_is_refused_so_that_the_click_comes_through(String purpose) {
        String mail = mails.hourOld();
        for (String action : List.of("yes", "more")) {
            CAROL.browses()
                    .header("Sec-Purpose", purpose)
                    .get("/f/" + mail + "/" + action)
                    .then()
                    .statusCode(503)
                    .header("Retry-After", nullValue())
                    .header("Vary", containsString("Sec-Purpose"))
                    .header("Cache-Control", "no-store");
        }
        CAROL.clicks(mail, "yes").then().body("state", equalTo("COUNTED"));
    }

    @Test
    void a_doubted_answer_is_held_and_the_page_asks_for_one_press_which_counts() {
        String team = teams.published();
        clock.stopAt(Instant.now());
        String mail = mails.fromAlice(Mails.freshTicket(), Instant.now());
        CAROL.clicks(mail, "yes").then().statusCode(200).body("state", equalTo("HELD"));
        CAROL.looksAt(mail)
                .then()
                .body(containsString("Thank you. You answered YES."))
                .body(containsString("One more press and it counts"))
                .body(containsString("Confirm my answer: YES"))
                .body(not(matchesPattern("(?is).*\\b(robot|machine|suspicious|bot)\\b.*")))
                .body(not(containsString("Your answer counts")));
        assertEquals("HELD YES", votes.standing(mail));
        CAROL.presses(mail, "yes").then().statusCode(303);
        CAROL.looksAt(mail).then().body(containsString("Your answer counts in the week"));
        assertEquals("COUNTED YES", votes.standing(mail));
        assertEquals("0 yes, 0 no", teams.week(team));
    }

    @Test
    void a_touch_on_the_page_redeems_a_held_answer() {
        String mail = mails.justSent();
        Customer carol = Customer.newcomer();
        carol.clicks(mail, "yes").then().body("state", equalTo("HELD"));
        carol.touches(mail, "yes").then().body("state", equalTo("COUNTED"));
    }

    @Test
    void a_held_answer_is_redeemed_for_the_links_whole_life() {
        clock.stopAt("2026-08-01T12:00:00Z");
        String mail = mails.justSent();
        CAROL.clicks(mail, "no").then().body("state", equalTo("HELD"));
        clock.stopAt("2026-10-30T11:00:00Z");
        CAROL.presses(mail, "no").then().statusCode(303);
        Vote vote = votes.on(mail).orElseThrow();
        assertEquals(LocalDate.of(2026, 10, 30), vote.countedOn);
    }

    @Test
    void a_page_speaks_the_language_of_the_mail() {
        CAROL.opens(mails.in(Language.FR), "yes")
                .then()
                .body(containsString("<html lang=\"fr\""), containsString("Êtes-vous satisfait"));
    }

    @Test
    void a_cut_link_shows_my_answer() {
        String mail = mails.hourOld();
        Customer carol = Customer.newcomer();
        carol.presses(mail, "yes");
        carol.browses().get("/f/" + mail).then().statusCode(200).body(containsString("You answered YES."));
    }

    @Test
    void an_unknown_answer_or_link_is_a_kind_page() {
        CAROL.opens("EAA0hQABAQRNhVEx0000q3nGZ1Zc2A", "yes")
                .then()
                .statusCode(404)
                .body(containsString("This link is not complete"));
        CAROL.presses("EAA0hQABAQRNhVEx0000q3nGZ1Zc2A", "yes").then().statusCode(404);
    }
}
