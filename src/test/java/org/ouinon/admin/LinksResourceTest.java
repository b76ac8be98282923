package org.ouinon.admin;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ouinon.vote.Customer.CAROL;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ouinon.account.Accounts;
import org.ouinon.account.Admin;
import org.ouinon.account.Role;
import org.ouinon.link.HelpDesk;
import org.ouinon.link.Mails;
import org.ouinon.link.Ring;

@QuarkusTest
class LinksResourceTest {

    private static final Pattern LIFT = Pattern.compile("/admin/links/revocations/(\\d+)/lift");

    @Inject
    Ring ring;

    private String agent;
    private String mail;

    @BeforeEach
    void send_a_mail() {
        agent = Mails.freshName("mallory");
        mail = HelpDesk.token("agent", agent, "ticket", HelpDesk.freshTicket());
    }

    @AfterEach
    void shrink_the_ring() {
        ring.shrink();
    }

    @Test
    void an_operator_revokes_an_agents_links_and_lifts_that_again() {
        String why = Mails.freshName("<b>stolen</b> & \"sold\"");
        RequestSpecification operator = Admin.signedIn();
        operator.formParams("agent", agent, "before", before(), "reason", why)
                .post("/admin/links/revoke")
                .then()
                .statusCode(303)
                .header("Location", "/admin/links");
        assertEquals(410, CAROL.opens(mail, "yes").statusCode());
        String page = page();
        String shown = page.substring(page.indexOf("Revoked so far"));
        assertFalse(page.contains("<b>stolen"), page);
        assertTrue(shown.contains("Links of " + agent + " (agent "), shown);
        assertTrue(shown.contains("&quot;sold&quot;"), shown);
        assertTrue(shown.contains("· admin, "), shown);
        Matcher lift = LIFT.matcher(shown);
        assertTrue(lift.find());
        Admin.signedIn().formParam("reason", "").post(lift.group()).then().statusCode(400);
        assertEquals(410, CAROL.opens(mail, "yes").statusCode());
        Admin.signedIn()
                .formParam("reason", "false alarm")
                .post(lift.group())
                .then()
                .statusCode(303);
        assertEquals(200, CAROL.opens(mail, "yes").statusCode());
        Admin.signedIn().get("/admin/links").then().body(containsString("Lifted by admin, "));
        Admin.signedIn()
                .get("/admin/audit")
                .then()
                .body(
                        containsString("links revoked"),
                        containsString("revocation lifted"),
                        containsString("false alarm"));
    }

    @Test
    void what_was_typed_is_there_again_where_it_is_refused() {
        Admin.signedIn()
                .formParams("agent", "no\"body", "before", "2026-01-05T09:41", "reason", "a < b")
                .post("/admin/links/revoke")
                .then()
                .statusCode(400)
                .body(containsString("There is no agent &#39;no&quot;body&#39;."))
                .body(containsString("value=\"no&quot;body\""), containsString("value=\"2026-01-05T09:41\""))
                .body(containsString("value=\"a &lt; b\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "yesterday", "2026-13-45T00:00", "99999-01-01T00:00", "2026-11-22", "-1", "0001-01-01T00:00"
            })
    void a_moment_that_is_none_is_refused(String before) {
        Admin.signedIn()
                .formParams("agent", agent, "before", before, "reason", "stolen")
                .post("/admin/links/revoke")
                .then()
                .statusCode(400)
                .body(containsString("A moment is written like 2026-11-22 09:41."));
        assertEquals(200, CAROL.opens(mail, "yes").statusCode());
    }

    @Test
    void a_reason_is_stated_for_everything() {
        for (String deed :
                new String[] {"revoke", "keys", "keys/1/revoke", "references/revoke", "revocations/1/lift"}) {
            for (String reason : new String[] {"", "   ", "x".repeat(161)}) {
                Admin.signedIn()
                        .formParams("agent", agent, "before", "2026-01-05T09:41", "reason", reason)
                        .post("/admin/links/" + deed)
                        .then()
                        .statusCode(400)
                        .body(containsString("State a reason of 1 to 160 characters."));
            }
        }
        assertEquals(200, CAROL.opens(mail, "yes").statusCode());
    }

    @Test
    void a_new_key_is_made_and_said_to_seal() {
        Admin.signedIn()
                .formParam("reason", "once a year")
                .post("/admin/links/keys")
                .then()
                .statusCode(303);
        Response page = Admin.signedIn().get("/admin/links");
        page.then().body(containsString("· seals new links"), containsString("opens what it sealed"));
        assertEquals(2, page.asString().split("· seals new links", -1).length);
    }

    @Test
    void references_are_switched_off_and_on() {
        Admin.signedIn()
                .formParam("reason", "made up")
                .post("/admin/links/references/revoke")
                .then()
                .statusCode(303);
        Matcher lift = LIFT.matcher(page());
        assertTrue(lift.find());
        Admin.signedIn()
                .formParam("reason", "again")
                .post("/admin/links/references/revoke")
                .then()
                .statusCode(400)
                .body(containsString("References are switched off already."));
        Admin.signedIn().formParam("reason", "sorry").post(lift.group()).then().statusCode(303);
        Admin.signedIn().get("/admin/links").then().body(containsString("Switch references off"));
    }

    @ParameterizedTest
    @ValueSource(strings = {Role.AGENT, Role.DIRECTOR})
    void nobody_but_an_operator_sees_or_revokes(String role) {
        Accounts.sessionWith(role).get("/admin/links").then().statusCode(403);
        Accounts.sessionWith(role)
                .header("Sec-Fetch-Site", "same-origin")
                .formParams("agent", agent, "before", before(), "reason", "stolen")
                .post("/admin/links/revoke")
                .then()
                .statusCode(403);
        assertEquals(200, CAROL.opens(mail, "yes").statusCode());
    }

    @Test
    void an_agent_may_be_named_in_the_address() {
        Admin.signedIn()
                .queryParam("agent", "<script>")
                .get("/admin/links")
                .then()
                .statusCode(200)
                .body(containsString("value=\"&lt;script&gt;\""), not(containsString("<script>")));
    }

    private static String page() {
        return Admin.signedIn()
                .get("/admin/links")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    /** The moment that the page proposes. */
    private static String before() {
        Matcher proposed = Pattern.compile("name=\"before\" value=\"([^\"]+)\"").matcher(page());
        assertTrue(proposed.find());
        return proposed.group(1);
    }
}
