package org.ouinon.desk;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ouinon.vote.Customer.CAROL;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.ouinon.account.Admin;
import org.ouinon.link.Mails;
import org.ouinon.vote.Votes;

@QuarkusTest
class DeskResourceTest {

    private static final Pattern YES = Pattern.compile("/f/([A-Za-z0-9_-]+)/yes");

    @Inject
    Votes votes;

    @Test
    void the_desk_asks_for_a_ticket_first() {
        Admin.signedIn()
                .get("/desk")
                .then()
                .statusCode(200)
                .body(containsString("Make the block"), not(containsString("Your block")));
    }

    @Test
    void ticket_and_language_make_a_block_whose_links_vote() {
        String page = Admin.signedIn()
                .get("/desk?ticket=" + Mails.freshTicket() + "&lang=fr")
                .then()
                .statusCode(200)
                .body(containsString("Êtes-vous satisfait"), containsString("data-copy=\"block\""))
                .body(containsString("The links vote until"))
                .extract()
                .asString();
        Matcher link = YES.matcher(page);
        assertTrue(link.find(), page);
        CAROL.presses(link.group(1), "yes").then().statusCode(303);
        assertEquals("fr", votes.on(link.group(1)).orElseThrow().language);
    }

    @Test
    void an_empty_ticket_makes_a_standing_block() {
        Admin.signedIn()
                .get("/desk?ticket=&lang=en")
                .then()
                .statusCode(200)
                .body(containsString("This block stands until it is revoked"));
    }

    @Test
    void an_impossible_ticket_is_told() {
        Admin.signedIn()
                .get("/desk?lang=en&ticket=" + "x".repeat(65))
                .then()
                .statusCode(200)
                .body(containsString("at most 64 printable characters"), not(containsString("Your block")));
    }

    @Test
    void a_hostile_ticket_is_shown_as_text() {
        Admin.signedIn()
                .queryParam("ticket", "\"><script>alert(1)</script>")
                .queryParam("lang", "en")
                .get("/desk")
                .then()
                .statusCode(200)
                .body(not(containsString("<script>alert")));
    }
}
