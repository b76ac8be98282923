package org.ouinon.admin;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ouinon.vote.Customer.CAROL;
import static org.ouinon.vote.Customer.DAVE;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ouinon.account.Admin;
import org.ouinon.database.Dump;
import org.ouinon.link.HelpDesk;
import org.ouinon.link.Mails;
import org.ouinon.score.Recount;
import org.ouinon.vote.Vote;
import org.ouinon.web.Captured;
import org.ouinon.web.Days;

/** After an erasure neither the database nor the log has a trace of what a customer wrote, or about which ticket. */
@QuarkusTest
class ErasureTest {

    @Inject
    Mails mails;

    @Inject
    Recount recount;

    @Inject
    Days days;

    @Inject
    AgroalDataSource database;

    private final String ticket = "TK-7" + random();
    private final String word = "Zwiebelturm" + random();
    private String mail;
    private String macro;

    @BeforeEach
    void start_whole() {
        recount.repair();
        mail = mails.fromAlice(ticket, days.now().minusSeconds(3600));
        macro = mails.standing();
    }

    @Test
    void an_operators_erasure_leaves_no_trace_and_every_count() throws Exception {
        List<String> logged;
        String tallies;
        try (Captured log = Captured.from("", Level.ALL)) {
            customersAnswer();
            operatorsMoveVotes();
            directorsLook();
            assertTrue(places(Dump.of(database)).size() >= 6, "the dump would show what is there");
            assertFalse(Dump.byProgram().with(word).isEmpty(), "and so would a backup");
            tallies = tallies();
            operator().formParam("ticket", ticket).post("/admin/tickets").then().body(containsString(word));
            operator()
                    .formParam("ticket", ticket)
                    .post("/admin/tickets/export")
                    .then()
                    .statusCode(200);
            erase().then().statusCode(303);
            customersComeBack();
            erase().then().statusCode(400);
            Thread.sleep(1500); // The counts of clicks are written down each second.
            logged = log.lines();
        }
        assertEquals(List.of(), places(Dump.of(database)));
        assertEquals(List.of(), places(Dump.byProgram()));
        assertEquals(List.of(), logged.stream().filter(this::tells).toList());
        assertEquals(tallies, tallies());
        assertTrue(recount.compare().isWhole());
        assertTrue(logged.size() > 100, "the log was listened to: " + logged.size());
    }

    @Test
    void a_customers_own_erasure_leaves_no_text_and_the_ballot_for_another_answer() throws Exception {
        List<String> logged;
        try (Captured log = Captured.from("", Level.ALL)) {
            CAROL.presses(mail, "no").then().statusCode(303);
            CAROL.comments(mail, word + " first").then().statusCode(303);
            CAROL.comments(mail, word + " second").then().statusCode(303);
            CAROL.presses(mail, "comment/erase").then().statusCode(303);
            CAROL.presses(mail, "withdraw").then().statusCode(303);
            logged = log.lines();
        }
        assertEquals(List.of(), Dump.of(database).with(word));
        assertEquals(List.of(), Dump.byProgram().with(word));
        assertEquals(List.of(), logged.stream().filter(this::tells).toList());
        assertEquals(List.of("vote.ticket: " + ticket), Dump.of(database).with(ticket));
        CAROL.presses(mail, "yes").then().statusCode(303);
        erase().then().statusCode(303);
        assertEquals(List.of(), places(Dump.of(database)));
    }

    private void customersAnswer() {
        HelpDesk.order("agent", "alice", "ticket", ticket).statusCode(200);
        HelpDesk.signedIn()
                .get("/api/v1/block?agent=alice&ticket=" + ticket)
                .then()
                .statusCode(200);
        CAROL.clicks(mail, "yes").then().statusCode(200);
        CAROL.presses(mail, "no").then().statusCode(303);
        CAROL.comments(mail, word + " of Carol").then().statusCode(303);
        CAROL.comments(mail, word.repeat(200)).then().statusCode(400);
        CAROL.looksAt(mail).then().statusCode(200);
        String query = "?ref=" + ticket;
        press(macro, "yes" + query).then().statusCode(303);
        DAVE.comments(macro, query, word + " of Dave").then().statusCode(303);
        String bobs = mails.fromAlice(ticket, days.now().minusSeconds(90_000));
        DAVE.comments(bobs, word + " without an answer").then().statusCode(303);
    }

    private void operatorsMoveVotes() {
        String votes = "/admin/votes/" + ballot();
        for (String verb : List.of("/void", "/count")) {
            Admin.signedIn()
                    .formParam("reason", "She wrote " + word + " about " + ticket)
                    .post(votes + verb)
                    .then()
                    .statusCode(303);
        }
    }

    private void directorsLook() {
        for (String what : List.of("read", "follow-up")) {
            operator()
                    .formParam("outcome", "Told " + word + " of " + ticket)
                    .post("/comments/" + ballot() + "/" + what)
                    .then()
                    .statusCode(303);
        }
        Admin.signedIn().get("/comments?q=" + word).then().statusCode(200).body(containsString(ticket));
        Admin.signedIn().get("/digest").then().statusCode(200).body(containsString(word));
        Admin.byPassword().get("/api/v1/comments").then().statusCode(200).body(containsString(word));
        Admin.byPassword().get("/api/v1/comments.csv").then().statusCode(200).body(containsString(word));
    }

    private void customersComeBack() {
        for (String action : List.of("yes", "no", "withdraw")) {
            CAROL.presses(mail, action).then().statusCode(410);
        }
        CAROL.comments(mail, word + " once more").then().statusCode(410);
        DAVE.comments(macro, "?ref=" + ticket, word + " once more").then().statusCode(410);
        press(macro, "no?ref=" + ticket).then().statusCode(410);
        Admin.signedIn().get("/digest").then().body(containsString("Erased by an operator on "));
        Admin.byPassword().get("/api/v1/comments").then().body(containsString("\"erasedBy\":\"OPERATOR\""));
    }

    private Response erase() {
        return operator()
                .formParam("ticket", ticket)
                .formParam("reason", "asked for by letter")
                .formParam("sure", "on")
                .post("/admin/tickets/erase");
    }

    private List<String> places(Dump dump) {
        return Stream.concat(dump.with(ticket).stream(), dump.with(word).stream())
                .toList();
    }

    /** Whether a line of ours tells of the customer; the client of these tests is another program. */
    private boolean tells(String line) {
        boolean ours = !line.contains(" org.apache.http") && !line.contains(" groovy");
        return ours && (line.contains(ticket) || line.contains(word));
    }

    private UUID ballot() {
        return QuarkusTransaction.requiringNew().call(() -> Vote.ofTicket(ticket).stream()
                .filter(vote -> !vote.asserted)
                .findFirst()
                .orElseThrow()
                .ballot);
    }

    private String tallies() {
        return Admin.byPassword().get("/api/v1/tallies.csv").asString();
    }

    private static RequestSpecification operator() {
        return Admin.signedIn().contentType("application/x-www-form-urlencoded; charset=UTF-8");
    }

    private static Response press(String token, String action) {
        return CAROL.browses().formParam("press", "1").post("/f/" + token + "/" + action);
    }

    private static String random() {
        return Long.toString(ThreadLocalRandom.current().nextLong(1L << 45, 1L << 46), 36);
    }
}
