package org.ouinon.digest;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ouinon.vote.Customer.CAROL;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ouinon.account.Admin;
import org.ouinon.link.Mails;
import org.ouinon.score.Score;
import org.ouinon.score.Tally;
import org.ouinon.score.Window;
import org.ouinon.vote.Customer;
import org.ouinon.web.Days;
import org.ouinon.web.TestClock;

@QuarkusTest
class DigestResourceTest {

    @Inject
    Mails mails;

    @Inject
    TestClock clock;

    @Inject
    Days days;

    @AfterEach
    void let_the_clock_run() {
        clock.run();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T12:00:00Z, 2026-W47, 'November 16, 2026', 'November 22, 2026'",
        "2026-11-23T00:00:00Z, 2026-W48, 'November 23, 2026', 'November 29, 2026'",
        "2027-01-02T12:00:00Z, 2026-W53, 'December 28, 2026', 'January 3, 2027'",
        "2024-12-31T12:00:00Z, 2025-W01, 'December 30, 2024', 'January 5, 2025'"
    })
    void this_week_is_the_iso_week_of_today(String now, String name, String monday, String sunday) {
        clock.stopAt(now);
        Admin.signedIn()
                .get("/digest")
                .then()
                .statusCode(200)
                .body(containsString("Digest of week " + name))
                .body(containsString(monday + " to " + sunday + ", UTC"));
    }

    @Test
    void every_week_has_an_address_and_leads_to_its_neighbours() {
        Admin.signedIn()
                .get("/digest/2026-W53")
                .then()
                .statusCode(200)
                .body(containsString("Digest of week 2026-W53"))
                .body(containsString("href=\"/digest/2026-W52\""), containsString("href=\"/digest/2027-W01\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-W00",
                "2026-W54",
                "2027-W53",
                "2026-W99",
                "2026-47",
                "2026-00",
                "2026-13",
                "2026-W7",
                "lately",
                "0000-W00"
            })
    void a_week_that_never_was_is_not_found(String week) {
        Admin.signedIn().get("/digest/" + week).then().statusCode(404);
    }

    @Test
    void every_month_has_an_address_and_leads_to_its_neighbours() {
        Admin.signedIn()
                .get("/digest/2026-12")
                .then()
                .statusCode(200)
                .body(containsString("Digest of December 2026"))
                .body(containsString("December 1, 2026 to December 31, 2026, UTC"))
                .body(containsString("The same month of the quarter before (September 2026)"))
                .body(containsString("href=\"/digest/2026-11\""), containsString("href=\"/digest/2027-01\""));
    }

    @Test
    void the_numbers_are_those_of_the_weeks_votes() {
        clock.stopAt("2041-03-06T12:00:00Z");
        Score before = Tally.score(Window.wholeWeek(days.today()));
        Score weekBefore = Tally.score(Window.wholeWeek(days.today().minusWeeks(1)));
        CAROL.presses(mails.hourOld(), "yes");
        CAROL.presses(mails.hourOld(), "yes");
        CAROL.presses(mails.hourOld(), "no");
        clock.stopAt("2041-02-27T12:00:00Z");
        CAROL.presses(mails.hourOld(), "no");
        String page = digest("2041-W10");
        assertTrue(page.contains((before.yes() + 2) + " yes, " + (before.no() + 1) + " no"), page);
        assertTrue(page.contains(weekBefore.yes() + " yes, " + (weekBefore.no() + 1) + " no"), page);
        assertTrue(page.contains("The week before (2041-W09)"), page);
    }

    @Test
    void a_week_without_answers_says_so() {
        String page = digest("2001-W20");
        assertTrue(page.contains("no answers yet"), page);
        assertTrue(page.contains("Nobody wrote a comment."), page);
        assertTrue(!Pattern.compile("NaN|>0\\.0%").matcher(page).find(), page);
    }

    @Test
    void every_comment_of_the_week_is_there_with_what_belongs_to_it() {
        clock.stopAt("2042-06-04T09:41:00Z");
        String ticket = Mails.freshTicket();
        String mail = mails.fromAlice(ticket, clock.instant().minusSeconds(3600));
        CAROL.presses(mail, "no");
        CAROL.comments(mail, "Third time this week");
        CAROL.comments(mails.hourOld(), "Just saying");
        String page = digest("2042-W23");
        assertTrue(page.contains("Third time this week"), page);
        assertTrue(page.contains("2042-06-04 09:41 · <strong>NO</strong> · " + ticket + " · alice · "), page);
        assertTrue(page.contains("Just saying"), page);
        assertTrue(page.contains("<strong>no answer</strong>"), page);
        assertTrue(!digest("2042-W22").contains("Third time this week"));
        assertTrue(!digest("2042-W24").contains("Third time this week"));
    }

    @Test
    void a_comment_on_sunday_night_is_in_the_week_that_ends() {
        String text = Mails.freshName("sunday");
        clock.stopAt("2042-09-07T23:59:59.999Z");
        CAROL.comments(mails.hourOld(), text);
        assertTrue(digest("2042-W36").contains(text));
        assertTrue(!digest("2042-W37").contains(text));
    }

    @Test
    void a_held_answer_is_told_as_such() {
        clock.stopAt("2043-04-08T12:00:00Z");
        Customer carol = Customer.newcomer();
        String mail = mails.justSent();
        carol.clicks(mail, "yes");
        carol.comments(mail, Mails.freshName("held"));
        assertTrue(digest("2043-W15").contains("<strong>YES (held)</strong>"));
    }

    @Test
    void hostile_comments_are_text() {
        clock.stopAt("2044-05-04T12:00:00Z");
        CAROL.comments(
                mails.fromAlice("<u>ticket</u>", clock.instant()), "<img src=x onerror=alert(1)> {7*7} \u202Egnp");
        Admin.signedIn()
                .get("/digest/2044-W18")
                .then()
                .body(containsString("&lt;img src=x onerror=alert(1)&gt; {7*7} gnp"))
                .body(not(containsString("<img")), not(containsString("<u>")));
    }

    private static String digest(String week) {
        return Admin.signedIn()
                .get("/digest/" + week)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
