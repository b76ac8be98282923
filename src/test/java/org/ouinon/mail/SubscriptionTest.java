package org.ouinon.mail;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ouinon.account.Accounts.sessionOfNamed;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ouinon.account.Accounts;
import org.ouinon.account.Admin;
import org.ouinon.account.Role;
import org.ouinon.bars.Teams;
import org.ouinon.link.Mails;
import org.ouinon.web.Language;
import org.ouinon.web.TestClock;

@QuarkusTest
class SubscriptionTest {

    private static final String FORM = "application/x-www-form-urlencoded; charset=UTF-8";

    @Inject
    Readers readers;

    @Inject
    Teams teams;

    @Inject
    Subscriptions subscriptions;

    @Inject
    TestClock clock;

    @AfterEach
    void let_the_clock_run() {
        clock.run();
    }

    @Test
    void a_director_chooses_what_comes_by_mail() {
        String name = Accounts.opened(Role.DIRECTOR);
        int team = teams.number(Mails.freshName("team"));
        sessionOfNamed(name)
                .contentType(FORM)
                .formParam("address", " dora@example.org ")
                .formParam("language", "FR")
                .formParam("zone", "Europe/Paris")
                .formParam("teams", team)
                .formParam("weekly", "on")
                .post("/account/mail")
                .then()
                .statusCode(303)
                .header("Location", containsString("/account/mail?saved=1"));
        Subscription kept = readers.again(name);
        assertEquals("dora@example.org FR Europe/Paris", kept.address + " " + kept.language + " " + kept.zone());
        assertEquals(Set.of(team), kept.teams);
        assertTrue(kept.weekly && !kept.monthly && !kept.alerts);
        sessionOfNamed(name)
                .get("/account/mail?saved=1")
                .then()
                .body(
                        containsString("This is saved."),
                        containsString("value=\"dora@example.org\""),
                        containsString("<option value=\"FR\" selected>"),
                        containsString("value=\"" + team + "\" checked"),
                        containsString("name=\"weekly\" checked"),
                        not(containsString("name=\"monthly\" checked")));
        String audit = Admin.signedIn().get("/admin/audit?deed=MAIL_CHANGED").asString();
        assertTrue(audit.contains(name + ": weekly"), audit);
        assertFalse(audit.contains("dora@"), audit);
    }

    @Test
    void what_is_wrong_is_said_and_nothing_typed_is_lost() {
        String name = Accounts.opened(Role.DIRECTOR);
        sessionOfNamed(name)
                .contentType(FORM)
                .formParam("address", "dora at example")
                .formParam("language", "DE")
                .formParam("zone", "Middle/Earth")
                .formParam("alerts", "on")
                .post("/account/mail")
                .then()
                .statusCode(400)
                .body(
                        containsString("Please give one mail address"),
                        containsString("Please give a time zone"),
                        containsString("value=\"dora at example\""),
                        containsString("value=\"Middle/Earth\""),
                        containsString("<option value=\"DE\" selected>"),
                        containsString("name=\"alerts\" checked"));
        assertNull(readers.again(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dora@example.org, bob@example.org",
                "dora@example.org bcc@example.org",
                "Dora <dora@example.org>",
                "dora@localhost",
                "dora@[127.0.0.1]",
                "@example.org",
                "dora@",
                "dora@-example.org",
                ".dora@example.org",
                "dora.@example.org",
                "do..ra@example.org",
                "d\u00F3ra@example.org"
            })
    void what_is_not_one_address_is_refused(String address) {
        assertFalse(MailAddress.isValid(address));
        assertFalse(MailAddress.isValid(address + "\r\nBcc: eve@example.com"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"dora@example.org", "d.o+r'a@mail.example.co.uk", "1@2.example", "dora@xn--bcher-kva.example"})
    void one_address_is_taken(String address) {
        assertTrue(MailAddress.isValid(address));
    }

    @Test
    void who_wants_mails_gives_an_address_and_who_takes_it_away_is_forgotten() {
        String name = readers.of().account;
        sessionOfNamed(name)
                .contentType(FORM)
                .formParam("address", "")
                .formParam("zone", "UTC")
                .formParam("weekly", "on")
                .post("/account/mail")
                .then()
                .statusCode(400);
        assertTrue(readers.again(name).isOn());
        sessionOfNamed(name)
                .contentType(FORM)
                .formParam("address", "")
                .formParam("zone", "UTC")
                .post("/account/mail")
                .then()
                .statusCode(303);
        assertNull(readers.again(name));
    }

    @Test
    void without_a_mail_server_the_page_says_so() {
        sessionOfNamed(readers.of().account)
                .get("/account/mail")
                .then()
                .statusCode(200)
                .body(containsString("This service sends no mails yet"), not(containsString("Send me a test mail")));
    }

    @Test
    void one_click_ends_all_mails_from_anywhere_and_without_a_session() {
        Subscription dora = readers.in(Language.DE, "UTC");
        given().header("Origin", "https://webmail.example")
                .header("Sec-Fetch-Site", "cross-site")
                .contentType(FORM)
                .formParam("List-Unsubscribe", "One-Click")
                .post(dora.unsubscribePath())
                .then()
                .statusCode(200)
                .header("Set-Cookie", nullValue())
                .body(allOf(containsString("lang=\"de\""), containsString("Keine E-Mails mehr")));
        assertFalse(readers.again(dora.account).isOn());
        assertEquals(dora.address, readers.again(dora.account).address);
        given().post(dora.unsubscribePath()).then().statusCode(200);
    }

    @Test
    void one_click_may_come_in_parts() {
        Subscription dora = readers.of();
        given().multiPart("List-Unsubscribe", "One-Click")
                .post(dora.unsubscribePath())
                .then()
                .statusCode(200);
        assertFalse(readers.again(dora.account).isOn());
    }

    @Test
    void opening_the_page_ends_nothing() {
        Subscription dora = readers.of();
        given().get(dora.unsubscribePath())
                .then()
                .statusCode(200)
                .header("Set-Cookie", nullValue())
                .body(
                        containsString("<form method=\"post\">"),
                        containsString("End all mails?"),
                        not(containsString(dora.address)));
        given().head(dora.unsubscribePath());
        assertTrue(readers.again(dora.account).isOn());
    }

    @Test
    void a_secret_that_never_was_ends_nothing() {
        given().get("/unsubscribe/none").then().statusCode(404);
        given().post("/unsubscribe/none").then().statusCode(404);
        String dora = readers.of().unsubscribePath();
        String swapped = dora.substring(0, dora.length() - 1) + (dora.endsWith("a") ? "A" : "a");
        given().post(swapped).then().statusCode(404);
    }

    @Test
    void whose_account_is_closed_or_is_no_directors_any_more_gets_no_mail() {
        Subscription dora = readers.of();
        Subscription emma = readers.of();
        assertTrue(isGood(dora) && isGood(emma));
        Admin.signedIn()
                .post("/admin/accounts/" + dora.account + "/close")
                .then()
                .statusCode(303);
        Admin.signedIn()
                .contentType(FORM)
                .formParam("roles", Role.AGENT)
                .post("/admin/accounts/" + emma.account + "/roles")
                .then()
                .statusCode(303);
        assertFalse(isGood(dora));
        assertFalse(isGood(emma));
    }

    @Test
    void whom_the_provider_sends_gets_mails_for_as_long_as_they_come() {
        Subscription freda = ofProvider();
        assertTrue(isGood(freda));
        clock.stopAt(Instant.now().plus(Duration.ofDays(89)));
        assertTrue(isGood(freda));
        subscriptions.saw(freda.account);
        clock.stopAt(Instant.now().plus(Duration.ofDays(178)));
        assertTrue(isGood(freda));
        clock.stopAt(Instant.now().plus(Duration.ofDays(181)));
        assertFalse(isGood(freda));
    }

    @Test
    void alerts_of_a_team_go_to_those_who_want_alerts_of_it() {
        Subscription ofAll = readers.of();
        Subscription ofOne = readers.of(7001);
        Subscription ofAnother = readers.of(7002);
        List<String> told = QuarkusTransaction.requiringNew()
                .call(() -> Subscription.forAlerts(7001, clock.instant()).stream()
                        .map(s -> s.account)
                        .toList());
        assertTrue(told.containsAll(List.of(ofAll.account, ofOne.account)));
        assertFalse(told.contains(ofAnother.account));
        List<String> toldOfAll = QuarkusTransaction.requiringNew()
                .call(() -> Subscription.forAlerts(null, clock.instant()).stream()
                        .map(s -> s.account)
                        .toList());
        assertTrue(toldOfAll.contains(ofAnother.account));
    }

    private Subscription ofProvider() {
        String name = Mails.freshName("freda");
        return readers.named(
                name, new Wishes(name + "@example.org", Language.EN, ZoneId.of("UTC"), Set.of(), true, false, false));
    }

    private boolean isGood(Subscription subscription) {
        return QuarkusTransaction.requiringNew().call(() -> Subscription.good(clock.instant())).stream()
                .anyMatch(s -> s.account.equals(subscription.account));
    }
}
