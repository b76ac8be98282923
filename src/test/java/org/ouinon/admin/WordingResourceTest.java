package org.ouinon.admin;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.ouinon.vote.Customer.CAROL;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ouinon.account.Accounts;
import org.ouinon.account.Admin;
import org.ouinon.account.Authors;
import org.ouinon.account.Role;
import org.ouinon.link.HelpDesk;
import org.ouinon.link.Mails;

@QuarkusTest
class WordingResourceTest {

    private static final String FRENCH = "Êtes-vous satisfait de la qualité de notre réponse ?";

    @Inject
    Authors authors;

    private String team;
    private String mail;

    @BeforeEach
    void send_a_mail() {
        team = Mails.freshName("team");
        mail = HelpDesk.token("agent", "alice", "team", team, "ticket", HelpDesk.freshTicket(), "language", "fr");
    }

    @Test
    void words_are_tried_saved_and_reset() {
        String page = "/admin/wording?team=" + team + "&lang=fr";
        Admin.signedIn()
                .get(page)
                .then()
                .statusCode(200)
                .body(containsString("Where it is empty: <span lang=\"fr\">" + FRENCH), containsString("\nOUI :\n"));
        send("/preview", "QUESTION", "Content ?", "YES_BUTTON", "Oh oui <i>")
                .statusCode(200)
                .body(containsString("value=\"Content ?\""), containsString("\nContent ?\n"))
                .body(containsString("<p class=\"title\">Oh oui &lt;i&gt;</p>"), not(containsString("<i>")));
        CAROL.opens(mail, "yes").then().body(containsString(FRENCH));
        send("", "QUESTION", "Content ?", "YES_BUTTON", "Oh oui <i>")
                .statusCode(303)
                .header("Location", page + "&saved=1");
        CAROL.opens(mail, "yes").then().body(containsString("Content ?"), containsString("<h1>Oh oui &lt;i&gt;</h1>"));
        Admin.signedIn()
                .get(page + "&saved=1")
                .then()
                .body(containsString("Saved."), containsString("value=\"Content ?\""));
        Admin.signedIn()
                .get("/admin/audit")
                .then()
                .body(containsString("wording changed"), containsString("team " + team + " in fr"));
        send("/reset").statusCode(303);
        CAROL.opens(mail, "yes").then().body(containsString(FRENCH), containsString("<h1>OUI</h1>"));
    }

    @Test
    void what_does_not_fit_is_said_and_nothing_is_lost() {
        String tooLong = "x".repeat(73);
        for (String where : new String[] {"", "/preview"}) {
            send(where, "QUESTION", tooLong, "NO", "Bad\u202e", "YES", "Oui donc :", "THANKS", "Merci")
                    .statusCode(400)
                    .body(containsString("value=\"" + tooLong + "\""), containsString("It has 73 characters; 72 fit."))
                    .body(containsString("value=\"Bad\u202e\""), containsString("a character in it that nobody sees"))
                    .body(containsString("value=\"Oui donc :\""), containsString("value=\"Merci\""))
                    .body(containsString("It must have {answer} in it"), containsString("\nOui donc :\n"))
                    .body(containsString("Nothing was saved."));
        }
        CAROL.opens(mail, "yes").then().body(containsString(FRENCH));
    }

    @Test
    void a_team_that_nobody_has_is_not_found() {
        Admin.signedIn().get("/admin/wording?team=nobody-has-this").then().statusCode(404);
        Admin.signedIn()
                .formParam("YES", "x")
                .post("/admin/wording?team=nobody-has-this")
                .then()
                .statusCode(404);
    }

    @Test
    void an_unknown_field_or_language_harms_nobody() {
        Admin.signedIn()
                .get("/admin/wording?lang=xx")
                .then()
                .statusCode(200)
                .body(containsString("Every team, English"));
        send("", "OTHER", "x", "question", "y").statusCode(303);
        CAROL.opens(mail, "yes").then().body(containsString(FRENCH));
    }

    @ParameterizedTest
    @ValueSource(strings = {Role.AGENT, Role.DIRECTOR})
    void nobody_but_an_operator_changes_words(String role) {
        assertEquals(403, Accounts.sessionWith(role).get("/admin/wording").statusCode());
        Accounts.sessionWith(role)
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("QUESTION", "Content ?")
                .post("/admin/wording?team=" + team + "&lang=fr")
                .then()
                .statusCode(403);
        CAROL.opens(mail, "yes").then().body(containsString(FRENCH));
    }

    private ValidatableResponse send(String where, String... fields) {
        RequestSpecification form = Admin.signedIn().contentType("application/x-www-form-urlencoded; charset=UTF-8");
        for (int i = 0; i < fields.length; i += 2) {
            form.formParam(fields[i], fields[i + 1]);
        }
        return form.post("/admin/wording" + where + "?team=" + team + "&lang=fr")
                .then();
    }
}
