package org.ouinon.account;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ouinon.link.Mails;
import org.ouinon.web.TestClock;

/** Olga operates, and Alice comes, changes and goes. */
@QuarkusTest
class MembershipTest {

    private static final String PASSWORD = "correct horse battery";

    @Inject
    TestClock clock;

    private final String alice = Mails.freshName("alice");
    private String olgas;

    @BeforeEach
    void let_olga_sign_in() {
        olgas = Accounts.sessionOf(Account.ADMIN, Admin.password());
    }

    @AfterEach
    void let_the_clock_run() {
        clock.run();
    }

    @Test
    void alice_is_invited_sets_a_password_and_is_in() {
        String join = invites(alice, Role.AGENT, Role.DIRECTOR);
        stranger().get(join).then().statusCode(200).body(containsString("Welcome, " + alice));

        Response joined = stranger().formParam("password", PASSWORD).post(join);
        joined.then().statusCode(303).header("Location", "/desk");
        String session = joined.cookie(Admin.SESSION);
        in(session).get("/desk").then().statusCode(200).body(containsString("Sign out " + alice));
        in(session).get("/digest").then().statusCode(200);
        in(session).get("/admin").then().statusCode(403);
        signsIn(PASSWORD).header("Location", "/desk");
        olga().get("/admin/accounts").then().body(containsString(alice + " "));
        noted("admin", "account invited", alice + ": agent,director");
        noted(alice, "account joined", alice);
        noted(alice, "signed in", "by the form");
    }

    @Test
    void an_invitation_is_good_once() {
        String join = joins(alice, Role.AGENT);
        stranger()
                .formParam("password", "another password")
                .post(join)
                .then()
                .statusCode(404)
                .body(containsString("This invitation is not good any more"))
                .header("Set-Cookie", nullValue());
        stranger().get(join).then().statusCode(404).body(containsString("was used already"));
        signsIn(PASSWORD).header("Location", "/desk");
    }

    @Test
    void an_invitation_ends_after_seven_days() {
        Instant now = Instant.now();
        clock.stopAt(now);
        String join = invites(alice, Role.AGENT);
        clock.stopAt(now.plus(Duration.ofDays(7)).minusSeconds(1));
        stranger().get(join).then().statusCode(200);
        clock.stopAt(now.plus(Duration.ofDays(7)));
        stranger().get(join).then().statusCode(404);
        stranger().formParam("password", PASSWORD).post(join).then().statusCode(404);
    }

    @Test
    void nobody_is_let_in_by_a_made_up_invitation() {
        stranger().get("/join/x").then().statusCode(404).body(containsString("not good any more"));
        stranger().formParam("password", PASSWORD).post("/join/x").then().statusCode(404);
    }

    @Test
    void the_secret_of_an_invitation_is_not_kept() {
        String join = invites(alice, Role.AGENT);
        String secret = join.substring("/join/".length());
        assertTrue(secret.matches("[A-Za-z0-9]{27}"), secret);
        byte[] kept = QuarkusTransaction.requiringNew().call(() -> Account.findByName(alice).invitationHash);
        assertTrue(Arrays.equals(RandomText.sha256(secret), kept));
        olga().get("/admin/accounts").then().body(not(containsString(secret)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eleven char", "ééééééééééééééééééééééééééééééééééééé", "@name"})
    void a_password_that_is_none_is_refused_and_the_invitation_stays_good(String password) {
        String name = Mails.freshName("alice-of-long-names");
        String join = invites(name, Role.AGENT);
        stranger()
                .formParam("password", password.equals("@name") ? name.toUpperCase() : password)
                .post(join)
                .then()
                .statusCode(400)
                .body(containsString("A password "))
                .header("Set-Cookie", nullValue());
        stranger().formParam("password", "é".repeat(36)).post(join).then().statusCode(303);
    }

    @Test
    void a_name_is_taken_once_and_has_only_letters_that_look_like_themselves() {
        invites(alice, Role.AGENT);
        asksToInvite(alice.toUpperCase(), Role.AGENT)
                .statusCode(400)
                .body(containsString("There is an account " + alice + " already"));
        for (String name : List.of("", "-alice", "al ice", "аlice", "alice/../x", "x".repeat(65))) {
            asksToInvite(name, Role.AGENT).statusCode(400).body(containsString("A name is 1 to 64 of"));
        }
        asksToInvite(Mails.freshName("bob")).statusCode(400).body(containsString("one role or more"));
        asksToInvite(Mails.freshName("bob"), "god").statusCode(400).body(containsString("one role or more"));
    }

    @Test
    void alice_who_forgot_is_invited_again_and_her_old_invitation_is_worth_nothing() {
        String old = invites(alice, Role.AGENT);
        String join = olga().post("/admin/accounts/" + alice + "/invite")
                .then()
                .statusCode(200)
                .extract()
                .htmlPath()
                .getString("**.find { it.@id == 'invitation' }.@value")
                .replaceAll(".*(/join/)", "$1");
        stranger().get(old).then().statusCode(404);
        stranger().formParam("password", PASSWORD).post(join).then().statusCode(303);
    }

    @Test
    void other_roles_hold_at_once() {
        String session = sessionOfJoined(Role.AGENT);
        olga().formParam("roles", Role.DIRECTOR)
                .post("/admin/accounts/" + alice + "/roles")
                .then()
                .statusCode(303);
        in(session).get("/desk").then().statusCode(403);
        in(session).get("/digest").then().statusCode(200);
        noted("admin", "account changed", alice + ": director");
    }

    @Test
    void a_closed_account_is_out_at_once_and_may_be_invited_again() {
        String session = sessionOfJoined(Role.AGENT);
        closes(alice).statusCode(303);
        in(session).get("/desk").then().statusCode(303).header("Location", containsString("/login"));
        signsIn(PASSWORD).header("Location", endsWith("failed=true"));
        noted("admin", "account closed", alice);

        String join = olga().post("/admin/accounts/" + alice + "/invite")
                .htmlPath()
                .getString("**.find { it.@id == 'invitation' }.@value")
                .replaceAll(".*(/join/)", "$1");
        in(session).get("/desk").then().statusCode(303);
        stranger().formParam("password", PASSWORD).post(join).then().statusCode(303);
        in(session).get("/desk").then().statusCode(303);
    }

    @Test
    void a_closed_account_cannot_use_an_invitation_of_before() {
        String join = invites(alice, Role.AGENT);
        closes(alice).statusCode(303);
        stranger().get(join).then().statusCode(404);
    }

    @Test
    void the_last_operator_stays() {
        List<String> others = QuarkusTransaction.requiringNew().call(() -> Account.open().stream()
                .filter(account -> account.isOpenOperator() && !account.name.equals(Account.ADMIN))
                .map(account -> account.name)
                .toList());
        others.forEach(other -> closes(other).statusCode(303));

        closes(Account.ADMIN).statusCode(400).body(containsString("Nobody would be left who runs the service"));
        olga().formParam("roles", Role.AGENT)
                .post("/admin/accounts/admin/roles")
                .then()
                .statusCode(400)
                .body(containsString("Nobody would be left"));
        olga().get("/admin/accounts").then().statusCode(200);
    }

    @Test
    void alice_changes_her_password_and_her_other_sessions_end() {
        String session = sessionOfJoined(Role.AGENT);
        String elsewhere = Admin.signsIn(alice, PASSWORD).cookie(Admin.SESSION);
        Response changed = in(session)
                .formParam("old", PASSWORD)
                .formParam("password", "quite another one")
                .post("/account/password");
        changed.then().statusCode(303).header("Location", "/account?saved=1");
        in(elsewhere).get("/desk").then().statusCode(303);
        in(changed.cookie(Admin.SESSION))
                .get("/account?saved=1")
                .then()
                .statusCode(200)
                .body(containsString("Your password is changed"));
        signsIn(PASSWORD).header("Location", endsWith("failed=true"));
        signsIn("quite another one").header("Location", "/desk");
        noted(alice, "password changed", alice);
    }

    @Test
    void nobody_changes_a_password_without_the_old_one() {
        String session = sessionOfJoined(Role.AGENT);
        for (String old : List.of("", "wrong horse battery")) {
            Response refused = in(session)
                    .formParam("old", old)
                    .formParam("password", "quite another one")
                    .post("/account/password");
            refused.then().statusCode(400).body(containsString("The old password is another one"));
            assertNull(refused.cookie(Admin.SESSION));
        }
        in(session)
                .formParam("old", PASSWORD)
                .formParam("password", "short")
                .post("/account/password")
                .then()
                .statusCode(400)
                .body(containsString("12 characters or more"));
        signsIn(PASSWORD).header("Location", "/desk");
    }

    @Test
    void another_site_decides_nothing() {
        for (String path : List.of("", "/" + alice + "/invite", "/admin/roles", "/admin/close")) {
            given().cookie(Admin.SESSION, olgas)
                    .header("Sec-Fetch-Site", "cross-site")
                    .post("/admin/accounts" + path)
                    .then()
                    .statusCode(403);
        }
        assertFalse(QuarkusTransaction.requiringNew().call(() -> Account.findByName("admin").passwordHash == null));
    }

    private String sessionOfJoined(String role) {
        joins(alice, role);
        return Accounts.sessionOf(alice, PASSWORD);
    }

    private String joins(String name, String role) {
        String join = invites(name, role);
        stranger().formParam("password", PASSWORD).post(join).then().statusCode(303);
        return join;
    }

    private String invites(String name, String... roles) {
        return asksToInvite(name, roles)
                .statusCode(200)
                .extract()
                .htmlPath()
                .getString("**.find { it.@id == 'invitation' }.@value")
                .replaceAll(".*(/join/)", "$1");
    }

    private ValidatableResponse asksToInvite(String name, String... roles) {
        return olga().contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("name", name)
                .formParam("roles", (Object[]) roles)
                .post("/admin/accounts")
                .then();
    }

    private ValidatableResponse closes(String name) {
        return olga().post("/admin/accounts/" + name + "/close").then();
    }

    private ValidatableResponse signsIn(String password) {
        return Admin.signsIn(alice, password).then().statusCode(303);
    }

    private RequestSpecification olga() {
        return in(olgas);
    }

    private static RequestSpecification stranger() {
        return given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8");
    }

    private static RequestSpecification in(String session) {
        return stranger().cookie(Admin.SESSION, session);
    }

    private void noted(String who, String deed, String about) {
        olga().get("/admin/audit")
                .then()
                .body(containsString("<td>" + who + "</td><td>" + deed + "</td><td>" + about + "</td>"));
    }
}
