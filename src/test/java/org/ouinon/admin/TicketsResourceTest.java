package org.ouinon.admin;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ouinon.vote.Customer.CAROL;
import static org.ouinon.vote.Customer.DAVE;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ouinon.account.Admin;
import org.ouinon.bars.Teams;
import org.ouinon.comment.Comment;
import org.ouinon.link.Mails;
import org.ouinon.score.Recount;
import org.ouinon.score.Window;
import org.ouinon.vote.Closing;
import org.ouinon.vote.Customer;
import org.ouinon.vote.ResponseRate;
import org.ouinon.vote.Vote;
import org.ouinon.vote.VoteMove;
import org.ouinon.vote.Votes;
import org.ouinon.web.Days;
import org.ouinon.web.Language;

@QuarkusTest
class TicketsResourceTest {

    @Inject
    Mails mails;

    @Inject
    Votes votes;

    @Inject
    Teams teams;

    @Inject
    Closing closing;

    @Inject
    Recount recount;

    @Inject
    Days days;

    private String team;
    private String mail;
    private String ticket;

    @BeforeEach
    void send_a_mail() {
        recount.repair();
        team = teams.published();
        mail = mails.forTeam(team);
        ticket = mails.open(mail).link().reference();
    }

    @Test
    void everything_of_a_ticket_is_found_of_every_day_and_none_of_another() {
        String yesterdays = mails.fromAlice(ticket, days.now().minusSeconds(86_400));
        String another = mails.fromAlice(ticket.toUpperCase(), days.now().minusSeconds(3600));
        CAROL.presses(mail, "yes").then().statusCode(303);
        CAROL.presses(yesterdays, "no").then().statusCode(303);
        CAROL.comments(yesterdays, "Still <b>broken</b>").then().statusCode(303);
        DAVE.comments(another, "Not about this").then().statusCode(303);
        find(ticket)
                .statusCode(200)
                .body(containsString("<h3>YES, COUNTED"), containsString("<h3>NO, COUNTED"))
                .body(containsString("Still &lt;b&gt;broken&lt;/b&gt;"))
                .body(containsString("the ticket, from 2 votes"), containsString("the text of 1 comment;"))
                .body(containsString("There is also " + ticket.toUpperCase() + ":"))
                .body(not(containsString("Not about this")));
    }

    @Test
    void of_a_ticket_that_nobody_used_nothing_is_kept() {
        find(ticket)
                .statusCode(200)
                .body(containsString("Nothing is kept of it"), not(containsString("Erase all of it")));
        erase(ticket, "asked for", "on").statusCode(400).body(containsString("Nothing is kept of this ticket."));
        operator()
                .formParam("ticket", ticket)
                .post("/admin/tickets/export")
                .then()
                .statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\n", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"})
    void what_is_no_ticket_is_refused_with_a_sentence(String text) {
        find(text).statusCode(400).body(containsString("role=\"alert\""), not(containsString("<h2>")));
        erase(text, "asked for", "on").statusCode(400);
    }

    @Test
    void an_export_has_all_of_it_to_read() {
        CAROL.presses(mail, "no").then().statusCode(303);
        CAROL.comments(mail, "Too slow 🐌").then().statusCode(303);
        operator()
                .formParam("outcome", "A second server")
                .post("/comments/" + votes.on(mail).orElseThrow().ballot + "/follow-up")
                .then()
                .statusCode(303);
        find(ticket).body(containsString("What was changed: A second server"));
        strike("Sent from our own office");
        Response export = operator().formParam("ticket", " " + ticket + " ").post("/admin/tickets/export");
        export.then()
                .statusCode(200)
                .header("Content-Disposition", "attachment; filename=\"ticket.json\"")
                .header("Cache-Control", "no-store");
        JsonPath all = export.jsonPath();
        assertEquals(ticket, all.getString("ticket"));
        assertEquals("NO", all.getString("votes[0].answer"));
        assertEquals("VOID", all.getString("votes[0].state"));
        assertEquals("alice", all.getString("votes[0].agent"));
        assertEquals(team, all.getString("votes[0].team"));
        assertTrue(all.getList("votes[0].reasons").contains("Somebody pressed the button"));
        assertEquals(List.of("COUNTED", "VOID"), all.getList("votes[0].history.to"));
        assertEquals("Sent from our own office", all.getString("votes[0].history[1].note"));
        assertEquals("operator", all.getString("votes[0].history[1].by"));
        assertEquals("Too slow 🐌", all.getString("comments[0].text"));
        assertEquals("A second server", all.getString("comments[0].outcome"));
        String audit = noted("TICKET_EXPORTED").get(0);
        assertTrue(audit.endsWith("admin,TICKET_EXPORTED,\"1 vote, 1 comment\""), audit);
    }

    @Test
    void an_erasure_leaves_counts_and_nothing_to_read() {
        CAROL.presses(mail, "no").then().statusCode(303);
        CAROL.comments(mail, "Too slow").then().statusCode(303);
        strike("She writes as " + ticket);
        operatorCounts("It was " + ticket).then().statusCode(303);
        String week = teams.week(team);
        ResponseRate rate = rate();
        UUID ballot = votes.on(mail).orElseThrow().ballot;

        erase(ticket, "asked for by letter", "on").statusCode(303).header("Location", "/admin/tickets?erased=true");

        Vote vote = votes.on(mail).orElseThrow();
        assertEquals("", vote.ticket);
        assertEquals("COUNTED NO", votes.standing(mail));
        assertEquals(List.of(), notes(ballot));
        Comment left = comment(ballot);
        assertEquals(null, left.text);
        assertEquals(null, left.ticket);
        assertEquals(Comment.Eraser.OPERATOR, left.erasedBy);
        assertEquals("0 yes, 1 no", week);
        assertEquals(week, teams.week(team));
        assertEquals(rate, rate());
        assertTrue(recount.compare().isWhole());
        find(ticket).body(containsString("Nothing is kept of it"));
        Admin.signedIn().get("/admin/tickets?erased=true").then().body(containsString("Erased. The audit has it"));
        String audit = noted("TICKET_ERASED").get(0);
        assertTrue(audit.endsWith("admin,TICKET_ERASED,\"1 vote, 1 comment: asked for by letter\""), audit);
        assertFalse(Admin.signedIn().get("/admin/audit.csv").asString().contains(ticket));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whoever_opens_a_closed_link_is_told_in_their_language(Language language) {
        CAROL.presses(mail, "yes");
        erase();
        String text = given().header("User-Agent", CAROL.userAgent())
                .header("Accept-Language", language.tag())
                .get("/f/" + mail + "/more")
                .then()
                .statusCode(410)
                .extract()
                .asString();
        assertTrue(text.contains("lang=\"" + language.tag() + "\""), text);
        assertEquals(language == Language.EN, text.contains("This answer is closed"), text);
    }

    @Test
    void a_closed_link_takes_nothing_and_nothing_is_written() {
        CAROL.presses(mail, "yes").then().statusCode(303);
        CAROL.comments(mail, "Never mind").then().statusCode(303);
        erase();
        UUID ballot = votes.on(mail).orElseThrow().ballot;
        long moves = moves(ballot);
        for (String action : List.of("yes", "no", "withdraw")) {
            CAROL.presses(mail, action).then().statusCode(410).body(containsString("This answer is closed"));
            DAVE.presses(mail, action).then().statusCode(410);
        }
        CAROL.letsScriptCast(mail, "no").then().statusCode(410).body("status", equalTo(410));
        CAROL.comments(mail, "Me again").then().statusCode(410);
        CAROL.comments(mail, "").then().statusCode(410);
        CAROL.presses(mail, "comment/erase").then().statusCode(303);
        CAROL.opens(mail, "more").then().statusCode(410);
        CAROL.opens(mail, "").then().statusCode(410);
        assertEquals("COUNTED YES", votes.standing(mail));
        assertEquals(moves, moves(ballot));
        assertEquals(null, comment(ballot).text);
        assertEquals(Comment.Eraser.OPERATOR, comment(ballot).erasedBy);
        assertEquals("1 yes, 0 no", teams.week(team));
    }

    @Test
    void a_comment_without_an_answer_closes_its_ballot_too() {
        CAROL.comments(mail, "Nobody asked me").then().statusCode(303);
        erase();
        CAROL.presses(mail, "yes").then().statusCode(410);
        CAROL.comments(mail, "Nobody again").then().statusCode(410);
        assertEquals("0 yes, 0 no", teams.week(team));
        assertTrue(recount.compare().isWhole());
    }

    @Test
    void an_asserted_ticket_is_closed_for_all_who_comment_beside_it() {
        String macro = mails.standing();
        String query = "?ref=" + ticket;
        CAROL.browses()
                .formParam("press", "1")
                .post("/f/" + macro + "/yes" + query)
                .then()
                .statusCode(303);
        String carols = CAROL.comments(macro, query, "Mine").header("Location");
        DAVE.comments(macro, query, "His").then().statusCode(303);
        find(ticket).body(containsString("Mine"), containsString("His"), containsString("asserted by the help desk"));
        erase();
        CAROL.browses()
                .formParam("press", "1")
                .post("/f/" + macro + "/no" + query)
                .then()
                .statusCode(410);
        DAVE.comments(macro, query, "His again").then().statusCode(410);
        Customer.newcomer().comments(macro, query, "A third").then().statusCode(410);
        CAROL.browses().get(carols).then().statusCode(410);
        find(ticket).body(containsString("Nothing is kept of it"));
        CAROL.browses()
                .formParam("press", "1")
                .post("/f/" + macro + "/no?ref=" + ticket + "0")
                .then()
                .statusCode(303);
    }

    @Test
    void a_held_vote_stays_held_when_an_operator_counts_it_later() {
        String justSent = mails.justSent();
        CAROL.letsScriptCast(justSent, "yes");
        assertEquals("HELD YES", votes.standing(justSent));
        UUID ballot = votes.on(justSent).orElseThrow().ballot;
        Admin.signedIn().get("/admin").then().body(containsString(ballot.toString()));
        ticket = mails.open(justSent).link().reference();
        erase();
        Admin.signedIn().get("/admin").then().body(not(containsString(ballot.toString())));
        Admin.signedIn()
                .formParam("reason", "It was " + ticket)
                .post("/admin/votes/" + ballot + "/count")
                .then()
                .statusCode(410);
        assertEquals("HELD YES", votes.standing(justSent));
        assertEquals(List.of(), notes(ballot));
        assertTrue(recount.compare().isWhole());
    }

    @Test
    void what_waits_while_a_ballot_is_closed_finds_it_closed() throws Exception {
        CAROL.presses(mail, "yes").then().statusCode(303);
        UUID ballot = votes.on(mail).orElseThrow().ballot;
        List<CompletableFuture<Response>> waiting = new ArrayList<>();
        QuarkusTransaction.requiringNew().run(() -> {
            closing.close(Set.of(ballot), days.now());
            waiting.add(soon(() -> CAROL.presses(mail, "no")));
            waiting.add(soon(() -> CAROL.comments(mail, "In between")));
            pause();
            assertTrue(waiting.stream().noneMatch(CompletableFuture::isDone), "they wait");
        });
        for (CompletableFuture<Response> answer : waiting) {
            assertEquals(410, answer.get(10, TimeUnit.SECONDS).statusCode());
        }
        assertEquals("COUNTED YES", votes.standing(mail));
        assertEquals(null, comment(ballot));
    }

    @Test
    void what_waits_while_a_ballot_without_an_answer_is_closed_finds_it_closed() throws Exception {
        CAROL.comments(mail, "First").then().statusCode(303);
        UUID ballot = ballotOfComment("First");
        List<CompletableFuture<Response>> waiting = new ArrayList<>();
        QuarkusTransaction.requiringNew().run(() -> {
            closing.close(Set.of(ballot), days.now());
            waiting.add(soon(() -> CAROL.presses(mail, "no")));
            pause();
        });
        assertEquals(410, waiting.get(0).get(10, TimeUnit.SECONDS).statusCode());
        assertEquals("NONE null", votes.standing(mail));
    }

    @Test
    void answers_and_comments_that_race_with_an_erasure_leave_nothing() throws Exception {
        ExecutorService crowd = Executors.newFixedThreadPool(6);
        for (int round = 0; round < 8; round++) {
            send_a_mail();
            CAROL.presses(mail, "yes").then().statusCode(303);
            String racing = mail;
            Stream<Supplier<Integer>> moves = Stream.of(
                    () -> CAROL.presses(racing, "no").statusCode(),
                    () -> CAROL.comments(racing, "Racing").statusCode(),
                    () -> erase(ticket, "asked for", "on").extract().statusCode(),
                    () -> CAROL.comments(racing, "Racing still").statusCode(),
                    () -> erase(ticket, "asked for", "on").extract().statusCode(),
                    () -> CAROL.presses(racing, "withdraw").statusCode());
            List<Integer> statuses = moves.map(move -> CompletableFuture.supplyAsync(move, crowd)).toList().stream()
                    .map(CompletableFuture::join)
                    .toList();
            assertTrue(List.of(303, 400, 410, 503).containsAll(statuses), statuses.toString());
            if (statuses.get(2) == 503 && statuses.get(4) != 303) {
                erase(); // Each was in the other's way, and said so.
            }
            find(ticket).body(containsString("Nothing is kept of it"));
            UUID ballot = votes.on(mail).orElseThrow().ballot;
            Comment left = comment(ballot);
            assertTrue(left == null || left.text == null && left.ticket == null, statuses.toString());
        }
        crowd.shutdown();
        assertTrue(recount.compare().isWhole());
    }

    @Test
    void of_two_who_erase_at_once_one_finds_nothing() throws Exception {
        CAROL.presses(mail, "yes").then().statusCode(303);
        long before = noted("TICKET_ERASED").size();
        List<CompletableFuture<Integer>> both = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> erase(ticket, "asked for", "on").extract().statusCode()))
                .limit(2)
                .toList();
        List<Integer> statuses =
                both.stream().map(CompletableFuture::join).sorted().toList();
        assertEquals(List.of(303, 400), statuses);
        assertEquals(before + 1, noted("TICKET_ERASED").size());
    }

    @Test
    void an_erasure_is_meant_and_its_reason_names_no_ticket() {
        CAROL.presses(mail, "yes");
        erase(ticket, "asked for", null).statusCode(400).body(containsString("Tick the box"));
        for (String reason : List.of("", " ", "x".repeat(161), "about " + ticket.toUpperCase() + ".")) {
            erase(ticket, reason, "on").statusCode(400).body(containsString("<h2>Ticket " + ticket + "</h2>"));
        }
        assertEquals(ticket, votes.on(mail).orElseThrow().ticket);
        erase(ticket, "see " + ticket + "1 of another", "on").statusCode(303);
    }

    @Test
    void directors_see_that_an_operator_erased_a_comment() {
        CAROL.presses(mail, "no");
        CAROL.comments(mail, "Soon gone").then().statusCode(303);
        erase();
        String line = "find { it.team == '" + team + "' }.";
        Admin.byPassword()
                .get("/api/v1/comments")
                .then()
                .body(line + "erasedBy", equalTo("OPERATOR"))
                .body(line + "text", nullValue())
                .body(line + "ticket", nullValue())
                .body(line + "answer", equalTo("NO"));
        Admin.signedIn().get("/digest").then().body(containsString("Erased by an operator on "));
    }

    private void erase() {
        erase(ticket, "asked for", "on").statusCode(303);
    }

    private static ValidatableResponse find(String ticket) {
        return operator().formParam("ticket", ticket).post("/admin/tickets").then();
    }

    private static ValidatableResponse erase(String ticket, String reason, String sure) {
        var form = operator().formParam("ticket", ticket).formParam("reason", reason);
        return (sure == null ? form : form.formParam("sure", sure))
                .post("/admin/tickets/erase")
                .then();
    }

    private static RequestSpecification operator() {
        return Admin.signedIn().contentType("application/x-www-form-urlencoded; charset=UTF-8");
    }

    private void strike(String reason) {
        say("void", reason).then().statusCode(303);
    }

    private Response operatorCounts(String reason) {
        return say("count", reason);
    }

    private Response say(String word, String reason) {
        UUID ballot = votes.on(mail).orElseThrow().ballot;
        return Admin.signedIn().formParam("reason", reason).post("/admin/votes/" + ballot + "/" + word);
    }

    private static List<String> noted(String deed) {
        List<String> lines = new ArrayList<>(Admin.signedIn()
                .get("/admin/audit.csv?deed=" + deed)
                .asString()
                .lines()
                .skip(1)
                .toList());
        Collections.reverse(lines);
        return lines;
    }

    private static long moves(UUID ballot) {
        return QuarkusTransaction.requiringNew()
                .call(() -> (long) VoteMove.of(ballot).size());
    }

    private static List<String> notes(UUID ballot) {
        return QuarkusTransaction.requiringNew().call(() -> VoteMove.of(ballot).stream()
                .map(move -> move.note)
                .filter(note -> note != null)
                .toList());
    }

    private static Comment comment(UUID ballot) {
        return QuarkusTransaction.requiringNew().call(() -> Comment.findById(ballot));
    }

    private static UUID ballotOfComment(String text) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Comment.<Comment>find("text = ?1 order by writtenAt desc", text)
                        .firstResult()
                        .ballot);
    }

    private ResponseRate rate() {
        return QuarkusTransaction.requiringNew()
                .call(() -> ResponseRate.in(Window.wholeWeek(days.today()), days).stream()
                        .filter(rate -> rate.team().equals(team))
                        .findFirst()
                        .orElse(null));
    }

    private static CompletableFuture<Response> soon(Supplier<Response> request) {
        return CompletableFuture.supplyAsync(request);
    }

    private static void pause() {
        try {
            Thread.sleep(1000);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
