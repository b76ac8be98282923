package org.ouinon.vote;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.ouinon.vote.Customer.CAROL;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ouinon.account.Admin;
import org.ouinon.link.HelpDesk;
import org.ouinon.link.Mails;
import org.ouinon.score.Window;
import org.ouinon.web.Days;
import org.ouinon.web.TestClock;

@QuarkusTest
class ResponseRateTest {

    private static final Instant THURSDAY = Instant.parse("2043-03-05T12:00:00Z");

    @Inject
    BlockLedger ledger;

    @Inject
    TestClock clock;

    @Inject
    Days days;

    private final String first = Mails.freshTicket();
    private final String second = Mails.freshTicket();
    private final String third = Mails.freshTicket();
    private String team;

    @BeforeEach
    void meet_a_team() {
        clock.stopAt(THURSDAY);
        team = Mails.freshName("team");
    }

    @AfterEach
    void let_the_clock_run() {
        clock.run();
    }

    @Test
    void answered_of_all_blocks_with_a_ticket() {
        String answered = mint(first);
        mint(second);
        mint(third);
        later();
        CAROL.presses(answered, "yes").then().statusCode(303);

        ResponseRate rate = rate();
        assertEquals(new ResponseRate(team, 3, 1, 0, 0), rate);
        assertEquals("33.3", rate.shown());
        Admin.signedIn()
                .get("/digest/2043-W10")
                .then()
                .statusCode(200)
                .body(containsString("<th scope=\"row\">" + team + "</th><td><strong>33.3 %</strong> (1 of 3)</td>"));
    }

    @Test
    void a_block_that_is_made_twice_for_one_ballot_is_one() {
        mint(first);
        mint(first);
        HelpDesk.token("agent", "alice", "team", team, "ticket", first, "language", "fr");
        assertEquals(1, rate().blocks());
        clock.stopAt(THURSDAY.plus(Duration.ofDays(1)));
        mint(first);
        assertEquals(2, rate().blocks(), "the mail of another day has an answer of its own");
    }

    @Test
    void a_standing_block_has_no_rate_and_its_answers_raise_none() {
        String standing = HelpDesk.token("agent", "alice", "team", team);
        later();
        CAROL.presses(standing, "yes").then().statusCode(303);
        CAROL.presses(standing, "yes?ref=4711").then().statusCode(303);

        ResponseRate rate = rate();
        assertEquals(new ResponseRate(team, 0, 0, 1, 1), rate);
        assertNull(rate.shown());
        Admin.signedIn()
                .get("/digest/2043-W10")
                .then()
                .body(containsString("<th scope=\"row\">" + team + "</th><td>none was made</td><td>1</td><td>1</td>"));
    }

    @Test
    void a_test_link_is_no_mail() {
        HelpDesk.signedIn()
                .contentType("application/json")
                .body("{\"agent\":\"alice\",\"team\":\"" + team + "\",\"ticket\":\"" + first + "\",\"test\":true}")
                .post("/api/v1/blocks")
                .then()
                .statusCode(200);
        assertEquals(nothing(), rate());
    }

    @Test
    void a_withdrawn_answer_is_none() {
        String token = mint(first);
        later();
        CAROL.presses(token, "yes");
        CAROL.presses(token, "withdraw").then().statusCode(303);
        assertEquals("0.0", rate().shown());
    }

    @Test
    void more_answers_than_counted_blocks_are_no_rate() {
        assertNull(new ResponseRate(team, 2, 3, 0, 0).shown());
        assertNull(new ResponseRate(team, 0, 3, 0, 0).shown());
        assertEquals("100.0", new ResponseRate(team, 3, 3, 0, 0).shown());
    }

    @Test
    void an_answer_of_next_week_belongs_to_the_week_of_its_mail() {
        String token = mint(first);
        clock.stopAt(THURSDAY.plus(Duration.ofDays(8)));
        CAROL.presses(token, "no").then().statusCode(303);
        assertEquals("100.0", rate().shown());
        assertEquals(nothing(), rate(LocalDate.of(2043, 3, 12)));
    }

    @Test
    void the_edge_of_a_week_is_local_midnight() {
        clock.stopAt("2043-03-08T23:59:30Z");
        mint(first);
        clock.stopAt("2043-03-09T00:00:10Z");
        mint(second);
        assertEquals(1, rate().blocks());
        assertEquals(1, rate(LocalDate.of(2043, 3, 9)).blocks());
    }

    private String mint(String ticket) {
        return HelpDesk.token("agent", "alice", "team", team, "ticket", ticket);
    }

    /** Long enough after the mail that a click is above suspicion. */
    private void later() {
        clock.stopAt(THURSDAY.plus(Duration.ofHours(1)));
    }

    private ResponseRate rate() {
        return rate(days.of(THURSDAY));
    }

    private ResponseRate rate(LocalDate day) {
        ledger.writeDown();
        return QuarkusTransaction.requiringNew().call(() -> ResponseRate.in(Window.wholeWeek(day), days)).stream()
                .filter(rate -> rate.team().equals(team))
                .findFirst()
                .orElse(nothing());
    }

    private static ResponseRate nothing() {
        return new ResponseRate("", 0, 0, 0, 0);
    }
}
