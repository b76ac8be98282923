package org.ouinon.vote;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ouinon.vote.Customer.CAROL;
import static org.ouinon.vote.Customer.DAVE;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ouinon.account.Admin;
import org.ouinon.link.Mails;
import org.ouinon.link.Revocation;
import org.ouinon.link.Revoking;
import org.ouinon.score.Recount;
import org.ouinon.web.TestClock;
import org.ouinon.web.Wire;

/** A macro link: one for many customers, behind which the help desk says which ticket it is about. */
@QuarkusTest
class ReferenceTest {

    private static final String OLGA = "olga";

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @Inject
    Mails mails;

    @Inject
    Votes votes;

    @Inject
    Revoking revoking;

    @Inject
    Recount recount;

    @Inject
    TestClock clock;

    private String macro;
    private String ticket;
    private String ref;

    @BeforeEach
    void write_a_macro() {
        macro = mails.standing();
        ticket = "#" + Mails.freshTicket() + "1";
        ref = "?ref=" + URLEncoder.encode(ticket, StandardCharsets.UTF_8);
    }

    @AfterEach
    void let_the_clock_run() {
        clock.run();
    }

    @Test
    void a_tickets_answer_counts_and_says_who_asserted_the_ticket() {
        String more = address(CAROL.presses(macro, "yes" + ref));
        assertTrue(more.matches("/f/" + macro + "/more\\?ref=%23\\w+&b=[A-Za-z0-9_-]{35}"), more);
        Vote vote = only();
        assertEquals("COUNTED YES true", vote.state + " " + vote.answer + " " + vote.asserted);
        CAROL.browses().get(more).then().body(containsString("You answered YES."));
        assertTrue(recount.compare().isWhole());
        Admin.signedIn()
                .queryParam("ticket", ticket)
                .get("/admin")
                .then()
                .body(containsString("asserted by the help desk"));
    }

    @Test
    void one_ticket_has_one_vote_whoever_answers_on_whichever_of_the_agents_links() {
        CAROL.presses(macro, "yes" + ref);
        DAVE.presses(macro, "no" + ref).then().statusCode(303);
        assertEquals(Answer.NO, only().answer);
        clock.stopAt(Instant.now().plus(Duration.ofDays(400)));
        CAROL.presses(mails.standing(), "yes" + ref).then().statusCode(303);
        assertEquals(Answer.YES, only().answer);
        CAROL.presses(mails.standingOf("bob"), "no" + ref).then().statusCode(303);
        assertEquals(2, all().size(), "another agent's answer to the same ticket");
    }

    @Test
    void the_whole_way_from_the_mail_to_an_erased_comment() {
        Customer carol = Customer.newcomer();
        carol.opens(macro, "yes" + ref).then().statusCode(200).body(containsString("<h1>YES</h1>"));
        assertEquals(List.of(), all(), "a page that is opened is no vote");
        String more = carol.letsScriptCast(macro, "yes" + ref)
                .then()
                .statusCode(200)
                .extract()
                .path("next");
        String query = more.substring(more.indexOf('?'));
        carol.touches(macro, "yes" + query).then().statusCode(200);
        carol.presses(macro, "no" + query).then().statusCode(303).header("Location", more);
        carol.comments(macro, query, "Too slow").then().statusCode(303).header("Location", more);
        carol.browses()
                .get(more)
                .then()
                .body(containsString("You answered NO."), containsString("Your comment is recorded."))
                .body(containsString("/comment/erase" + query.replace("&", "&amp;")));
        assertEquals(List.of("NO Too slow"), comments());
        carol.presses(macro, "comment/erase" + query).then().statusCode(303).header("Location", more);
        assertEquals(List.of(), comments());
        carol.presses(macro, "withdraw" + query).then().statusCode(303).header("Location", more);
        assertEquals(Standing.State.WITHDRAWN, only().state);
        carol.browses().get(more).then().body(containsString("You withdrew your answer."));
    }

    @Test
    void whoever_guesses_a_ticket_sees_nothing_of_it_and_takes_nothing_back() {
        String carols = address(CAROL.presses(macro, "yes" + ref));
        CAROL.comments(macro, carols.substring(carols.indexOf('?')), "My password is 1234");
        DAVE.opens(macro, "more" + ref)
                .then()
                .statusCode(200)
                .body(not(containsString("You answered")), not(containsString("1234")), not(containsString("recorded")))
                .body(containsString("Answer YES"), containsString("/yes" + ref + "\""));
        DAVE.presses(macro, "withdraw" + ref).then().statusCode(404);
        DAVE.presses(macro, "comment/erase" + ref).then().statusCode(404);
        String daves = address(DAVE.comments(macro, ref, "And mine"));
        DAVE.browses()
                .get(daves)
                .then()
                .body(containsString("And mine"), not(containsString("1234")), not(containsString("You answered")));
        assertEquals(List.of("YES My password is 1234", "YES And mine"), comments());
        String taken = address(DAVE.presses(macro, "no" + ref));
        DAVE.browses().get(taken).then().body(containsString("You answered NO."), not(containsString("1234")));
        DAVE.opens(macro, "yes" + ref).then().body(not(containsString("1234")));
    }

    @Test
    void whoever_does_not_change_the_answer_is_not_shown_it() {
        CAROL.presses(macro, "yes" + ref);
        assertEquals(
                "/f/" + macro + "/more" + ref,
                DAVE.letsScriptCast(macro, "no" + ref).path("next"));
        assertEquals(Answer.YES, only().answer);
    }

    @Test
    void an_address_that_leads_back_is_good_for_its_ticket_alone() {
        String query = query(CAROL.presses(macro, "yes" + ref));
        String b = query.substring(query.indexOf("&b="));
        for (String wrong : List.of("?" + b.substring(1), "?ref=4712" + b, "?ref=" + b, ref + b + "A", ref + "&b=x")) {
            assertEquals(404, CAROL.opens(macro, "more" + wrong).statusCode(), wrong);
            CAROL.presses(macro, "no" + wrong).then().statusCode(404);
            CAROL.presses(macro, "withdraw" + wrong).then().statusCode(404);
            CAROL.comments(macro, wrong, "Hello").then().statusCode(404);
        }
        CAROL.opens(mails.standing(), "more" + query).then().statusCode(404);
        assertEquals("COUNTED YES", only().state + " " + only().answer);
    }

    @Test
    void a_comment_beside_is_no_way_to_a_second_vote() {
        CAROL.presses(macro, "yes" + ref);
        String query = query(DAVE.comments(macro, ref, "First things first"));
        DAVE.presses(macro, "no?" + query.substring(query.indexOf("b="))).then().statusCode(404);
        DAVE.presses(macro, "no" + query).then().statusCode(303);
        assertEquals("COUNTED NO", only().state + " " + only().answer);
        assertEquals(List.of("NO First things first"), comments());
    }

    @Test
    void a_standing_ballots_address_does_not_name_tickets() {
        String standing = query(CAROL.presses(macro, "yes"));
        CAROL.presses(macro, "no" + standing + "&" + ref.substring(1)).then().statusCode(404);
        CAROL.opens(macro, "more" + standing).then().body(containsString("You answered YES."));
        assertEquals(List.of(), all());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{{ticket.id}}",
                "{{ticket.id2}}",
                "%7B%7Bticket.id%7D%7D",
                "%257B%257Bticket.id%257D%257D",
                "#{ticket.number}",
                "%23%7Bticket.number%7D",
                "%{ticket.number}",
                "{%conversation.number%}",
                "##ticket.id##",
                "{$Ticket->id}",
                "$TICKET",
                "$TICKET1",
                "[TICKET]",
                "[TICKET1]",
                "<ticket1>",
                "%TICKET_1%",
                "ticket",
                "%20",
                "%00",
                "47%0011",
                "4711%0A4712",
                "%E2%80%AE4711",
                "%ED%A0%80",
                "%F0%9F%91%8D",
                "../..",
                "null",
                "undefined"
            })
    void what_the_help_desk_did_not_fill_in_is_a_standing_link(String unfilled) {
        Wire wire = Wire.to(port);
        String target = "/f/" + macro + "/yes?ref=" + unfilled;
        Set<String> ballots = new HashSet<>();
        for (String build : List.of("1", "2")) {
            String browser = "User-Agent: " + CAROL.userAgent() + " " + macro + build;
            String[] headers = {
                browser, "Accept: text/html", "Accept-Language: en", "Content-Type: application/x-www-form-urlencoded"
            };
            assertEquals(200, wire.send("GET", target, "", headers).status());
            Wire.Reply pressed = wire.send("POST", target, "press=1", headers);
            assertEquals(303, pressed.status());
            assertTrue(pressed.header("Location").contains("/more?b="), pressed.toString());
            ballots.add(pressed.header("Location"));
        }
        assertEquals(2, ballots.size(), "two visitors have two ballots");
    }

    static Stream<String> hostile() {
        return Stream.of(
                "1" + "x".repeat(3_000),
                "1".repeat(65),
                "../../admin/1",
                "'; DROP TABLE vote; -- 1",
                "\"><script>1</script>",
                "1👍",
                "1\u0000",
                "1\r\nSet-Cookie: a=b",
                "%1",
                "１２３",
                "-1",
                "=1+1",
                "ref=1&b=2",
                "1;1",
                "1\u202e",
                "\ud8001",
                "4711)",
                "4711>.");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void a_hostile_reference_harms_nobody(String hostile) {
        String query = "?ref=" + URLEncoder.encode(hostile, StandardCharsets.UTF_8);
        Customer carol = Customer.newcomer();
        carol.opens(macro, "yes" + query).then().statusCode(200).header("Set-Cookie", (String) null);
        String more = address(carol.presses(macro, "yes" + query));
        carol.browses()
                .get(more)
                .then()
                .statusCode(200)
                .body(containsString("You answered YES."), not(containsString("<script>1")));
        carol.comments(macro, more.substring(more.indexOf('?')), "Fine").then().statusCode(303);
        Admin.signedIn()
                .queryParam("ticket", hostile)
                .get("/admin")
                .then()
                .statusCode(200)
                .body(not(containsString("<script>1")));
    }

    @Test
    void an_address_of_ten_thousand_characters_is_refused() {
        CAROL.opens(macro, "yes?ref=" + "1".repeat(10_000)).then().statusCode(414);
    }

    @Test
    void whoever_gives_the_same_answer_elsewhere_is_shown_it() {
        String carols = address(CAROL.presses(macro, "yes" + ref));
        DAVE.presses(macro, "yes" + ref).then().statusCode(303).header("Location", carols);
        assertEquals(carols, Customer.newcomer().clicks(macro, "yes" + ref).path("next"));
    }

    @Test
    void twenty_tickets_of_one_visitor_are_not_twenty_votes() {
        Customer mallory = Customer.newcomer();
        List<String> tickets = IntStream.range(0, 20).mapToObj(i -> ticket + i).toList();
        for (String each : tickets) {
            mallory.presses(macro, "no" + "?ref=" + URLEncoder.encode(each, StandardCharsets.UTF_8))
                    .then()
                    .statusCode(303);
        }
        List<Vote> cast =
                tickets.stream().flatMap(each -> ofTicket(each).stream()).toList();
        assertEquals(20, cast.size(), "nothing is lost");
        assertEquals(
                5,
                cast.stream()
                        .filter(vote -> vote.state == Standing.State.COUNTED)
                        .count());
        assertTrue(cast.subList(5, 20).stream().allMatch(vote -> vote.evidence().contains(Reason.MANY_TICKETS)));
        String last = "?ref=" + URLEncoder.encode(tickets.get(19), StandardCharsets.UTF_8);
        Response again = mallory.presses(macro, "no" + last);
        assertEquals("/f/" + macro + "/more" + last, again.header("Location"), "and no way to see them");
        assertEquals(Standing.State.HELD, ofTicket(tickets.get(19)).get(0).state);
        Customer.newcomer().presses(macro, "yes" + last);
        Vote customers = ofTicket(tickets.get(19)).get(0);
        assertEquals("COUNTED YES", customers.state + " " + customers.answer, "the customer's own press counts");
    }

    @Test
    void what_is_switched_off_is_a_standing_link_and_what_was_answered_can_be_taken_back() {
        String before = query(CAROL.presses(macro, "yes" + ref));
        revoking.revokeReferences("They are made up", OLGA);
        try {
            assertTrue(query(DAVE.presses(macro, "no" + ref)).startsWith("?b="));
            assertEquals(Answer.YES, only().answer);
            CAROL.opens(macro, "more" + before).then().body(containsString("You answered YES."));
            CAROL.presses(macro, "withdraw" + before).then().statusCode(303);
            assertEquals(Standing.State.WITHDRAWN, only().state);
        } finally {
            lift();
        }
        DAVE.presses(macro, "no" + ref);
        assertEquals("COUNTED NO", only().state + " " + only().answer);
    }

    @Test
    void a_link_with_a_ticket_minds_no_reference() {
        String mail = mails.hourOld();
        CAROL.presses(mail, "yes" + ref).then().statusCode(303).header("Location", "/f/" + mail + "/more");
        assertEquals("COUNTED YES", votes.standing(mail));
        assertEquals(List.of(), all());
        assertFalse(votes.on(mail).orElseThrow().asserted);
    }

    @Test
    void what_mail_programs_put_behind_an_address_is_not_the_tickets() {
        CAROL.presses(macro, "yes" + ref + ").");
        DAVE.presses(macro, "no" + ref + "%3E");
        assertEquals(Answer.NO, only().answer);
    }

    private void lift() {
        QuarkusTransaction.requiringNew()
                .call(() -> Revocation.newest(1))
                .forEach(revocation -> revoking.lift(revocation.id, "A false alarm", OLGA));
    }

    private Vote only() {
        List<Vote> all = all();
        assertEquals(1, all.size());
        return all.get(0);
    }

    private List<Vote> all() {
        return ofTicket(ticket);
    }

    private static List<Vote> ofTicket(String ticket) {
        return QuarkusTransaction.requiringNew().call(() -> Vote.ofTicket(ticket));
    }

    /** Each with the answer beside it, as directors read them. */
    private List<String> comments() {
        List<String> lines = Admin.byPassword()
                .get("/api/v1/comments")
                .jsonPath()
                .getList("findAll { it.ticket == '" + ticket + "' }.collect { it.answer + ' ' + it.text }");
        return lines;
    }

    private static String address(Response pressed) {
        return pressed.then().statusCode(303).extract().header("Location");
    }

    private static String query(Response pressed) {
        String address = address(pressed);
        return address.substring(address.indexOf('?'));
    }
}
