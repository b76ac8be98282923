package org.ouinon.admin;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.ouinon.vote.Customer.CAROL;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.ouinon.account.Admin;
import org.ouinon.link.Mails;
import org.ouinon.vote.Votes;

@QuarkusTest
class AdminResourceTest {

    @Inject
    Mails mails;

    @Inject
    Votes votes;

    @Test
    void an_operator_strikes_a_vote_and_counts_it_again_and_both_are_noted() {
        String mail = mails.hourOld();
        CAROL.presses(mail, "yes").then().statusCode(303);
        UUID ballot = votes.on(mail).orElseThrow().ballot;

        say(ballot, "void", "Sent by a script");
        assertEquals("VOID YES", votes.standing(mail));
        noted("<td>admin</td><td>vote voided</td><td>vote " + ballot + "</td>");

        say(ballot, "count", "It was Carol after all");
        assertEquals("COUNTED YES", votes.standing(mail));
        noted("<td>admin</td><td>vote counted</td><td>vote " + ballot + "</td>");
    }

    @Test
    void without_a_reason_nothing_happens() {
        String mail = mails.hourOld();
        CAROL.presses(mail, "yes").then().statusCode(303);
        UUID ballot = votes.on(mail).orElseThrow().ballot;
        Admin.signedIn()
                .formParam("reason", " ")
                .post("/admin/votes/" + ballot + "/void")
                .then()
                .statusCode(400);
        assertEquals("COUNTED YES", votes.standing(mail));
        Admin.signedIn().get("/admin/audit").then().body(not(containsString(ballot.toString())));
    }

    private static void say(UUID ballot, String word, String reason) {
        Admin.signedIn()
                .formParam("reason", reason)
                .post("/admin/votes/" + ballot + "/" + word)
                .then()
                .statusCode(303);
    }

    private static void noted(String row) {
        Admin.signedIn().get("/admin/audit").then().body(containsString(row));
    }
}
