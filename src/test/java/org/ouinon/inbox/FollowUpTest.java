package org.ouinon.inbox;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ouinon.vote.Customer.CAROL;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ouinon.account.Admin;
import org.ouinon.link.Mails;
import org.ouinon.web.TestClock;

/** What is done about a comment. */
@QuarkusTest
class FollowUpTest {

    @Inject
    Mails mails;

    @Inject
    TestClock clock;

    private final String team = Mails.freshName("follow");
    private Dora dora;
    private String mail;
    private String ballot;

    @BeforeEach
    void write_a_comment() {
        clock.stopAt("2049-03-04T12:00:00Z");
        dora = Dora.of(team);
        mail = mails.forTeam(team);
        CAROL.comments(mail, "Fix it");
        ballot = dora.only();
    }

    @AfterEach
    void let_the_clock_run() {
        clock.run();
    }

    @Test
    void an_outcome_and_a_call_are_noted_with_whose_word_it_is() {
        dora.notes(ballot, "We mended it", "2049-03-04T11:30").statusCode(303);
        String page = dora.sees("show=all");
        assertTrue(page.contains("What we changed:"), page);
        assertTrue(page.contains("We mended it"), page);
        assertTrue(page.contains("Called back on 2049-03-04 11:30, says director-"), page);
        assertTrue(page.contains("Noted by director-"), page);
    }

    @Test
    void a_later_note_replaces_the_earlier_and_an_empty_one_removes_it() {
        dora.notes(ballot, "First", "2049-03-04T11:30").statusCode(303);
        clock.stopAt("2049-03-05T12:00:00Z");
        dora.notes(ballot, "Second", "").statusCode(303);
        String page = dora.sees("show=all");
        assertTrue(page.contains("Second"), page);
        assertFalse(page.contains("First<"), page);
        assertFalse(page.contains("Called back on"), page);
        clock.stopAt("2049-03-06T12:00:00Z");
        dora.notes(ballot, " \u200B ", "").statusCode(303);
        assertFalse(dora.sees("show=all").contains("Noted by"));
    }

    @Test
    void a_call_stays_the_word_of_who_noted_it() {
        dora.notes(ballot, "", "2049-03-04T11:30");
        clock.stopAt("2049-03-05T12:00:00Z");
        Dora another = Dora.of(team);
        another.notes(ballot, "We mended it", "2049-03-04T11:30").statusCode(303);
        String page = another.sees("show=all");
        String called = page.replaceAll("(?s).*, says (director-[a-z0-9]+).*", "$1");
        String noted = page.replaceAll("(?s).*Noted by (director-[a-z0-9]+).*", "$1");
        assertFalse(called.equals(noted), page);
    }

    @Test
    void the_audit_tells_who_and_of_which_comment_and_no_text() {
        dora.notes(ballot, "A very secret change", "");
        String about = "comment " + ballot;
        String audit =
                Admin.signedIn().get("/admin/audit?deed=COMMENT_FOLLOWED_UP").asString();
        assertTrue(audit.contains(about), audit);
        assertFalse(audit.contains("secret"), audit);
    }

    @Test
    void the_same_form_sent_twice_notes_once() {
        String known = dora.known(ballot);
        dora.notes(ballot, "Once", "", known).statusCode(303);
        dora.notes(ballot, "Once", "", known).statusCode(303);
        String audit =
                Admin.signedIn().get("/admin/audit?deed=COMMENT_FOLLOWED_UP").asString();
        assertEquals(2, audit.split(ballot, -1).length, "noted once");
    }

    @Test
    void who_has_not_seen_the_others_note_is_told_and_loses_nothing() {
        String known = dora.known(ballot);
        Dora.of(team).notes(ballot, "Theirs", "").statusCode(303);
        String page = dora.notes(ballot, "Mine", "", known)
                .statusCode(400)
                .body(containsString("Somebody else has noted something meanwhile"))
                .body(containsString("Theirs"), containsString("Mine</textarea>"))
                .extract()
                .asString();
        assertTrue(dora.sees("show=all").contains("Theirs"));
        String now = page.replaceAll("(?s).*name=\"known\" value=\"(\\d+)\".*", "$1");
        dora.notes(ballot, "Mine", "", now).statusCode(303);
        assertTrue(dora.sees("show=all").contains("Mine"));
    }

    @Test
    void five_hundred_characters_fit_and_one_more_is_refused() {
        dora.notes(ballot, "🙂".repeat(501), "")
                .statusCode(400)
                .body(containsString("What was changed has 501 characters; at most 500 fit."))
                .body(containsString("🙂".repeat(501)));
        dora.notes(ballot, "🙂".repeat(500), "").statusCode(303);
        assertTrue(dora.sees("show=all").contains("🙂".repeat(500)));
    }

    @Test
    void a_call_to_come_and_one_that_is_none_are_refused() {
        dora.notes(ballot, "Kept", "2049-03-04T12:01")
                .statusCode(400)
                .body(containsString("A call that is yet to come"), containsString("Kept</textarea>"));
        dora.notes(ballot, "Kept", "yesterday").statusCode(400).body(containsString("2026-11-22 09:41"));
        dora.notes(ballot, "Kept", "2049-03-04T12:00").statusCode(303);
    }

    @Test
    void nothing_is_noted_of_a_comment_erased_meanwhile() {
        String known = dora.known(ballot);
        CAROL.presses(mail, "comment/erase");
        dora.notes(ballot, "Too late", "", known)
                .statusCode(409)
                .body(containsString("It was erased meanwhile"), not(containsString("Too late")));
    }

    @Test
    void erasing_a_comment_erases_what_was_noted() {
        dora.notes(ballot, "Told Carol on her private number", "2049-03-04T11:30");
        CAROL.presses(mail, "comment/erase");
        String page = dora.sees("show=all");
        assertFalse(page.contains("private number"), page);
        assertFalse(page.contains("Called back on"), page);
        assertFalse(page.contains("Noted by"), page);
        CAROL.comments(mail, "Again");
        assertFalse(dora.sees("show=all").contains("private number"));
    }

    @Test
    void the_api_tells_it() {
        dora.notes(ballot, "=We mended it", "2049-03-04T11:30");
        dora.reads(ballot);
        String query = "?from=2049-03-04&to=2049-03-04&team=" + team;
        Admin.byPassword()
                .get("/api/v1/comments" + query)
                .then()
                .statusCode(200)
                .body("outcome", hasItem("=We mended it"))
                .body("[0].calledAt", equalTo("2049-03-04T11:30:00Z"))
                .body("[0].readAt", equalTo("2049-03-04T12:00:00Z"))
                .body("[0].ballot", equalTo(ballot));
        Admin.byPassword()
                .get("/api/v1/comments.csv" + query)
                .then()
                .body(containsString(",'=We mended it,2049-03-04T11:30:00Z,"));
    }
}
