package org.ouinon.incident;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ouinon.account.Accounts;
import org.ouinon.account.Admin;
import org.ouinon.account.Role;
import org.ouinon.link.Mails;
import org.ouinon.web.TestClock;

@QuarkusTest
class IncidentFormResourceTest {

    /** What is typed below, in the form. */
    private static final Map<String, String> SHOWN = Map.of(
            "start", "value=\"2012-03-06T09:41\"",
            "end", "value=\"2012-03-07T18:00\"",
            "statement", ">\nTyped\nwith &quot;care&quot; &amp; &lt;love&gt;</textarea>",
            "signer", "value=\"Dora Director\"",
            "contact", "value=\"dora@example.net\"");

    @Inject
    Incidents incidents;

    @Inject
    TestClock clock;

    private final String title = Mails.freshName("Mail delayed");

    @AfterEach
    void let_the_clock_run() {
        clock.run();
    }

    @ParameterizedTest
    @ValueSource(strings = {Role.OPERATOR, Role.DIRECTOR})
    void operators_and_directors_open_and_revise(String role) {
        Accounts.sessionWith(role)
                .get("/incidents/new")
                .then()
                .statusCode(200)
                .body(containsString("Open an incident"));
        Letter.of(title).sentBy(Accounts.sessionWith(role)).then().statusCode(303);
        int number = only(title).number;
        Accounts.sessionWith(role)
                .get("/incidents/" + number + "/revise")
                .then()
                .statusCode(200);
        Letter.of(title + " twice")
                .sentBy(Accounts.sessionWith(role), number)
                .then()
                .statusCode(303);
        only(title + " twice");
    }

    @Test
    void nobody_else_does() {
        int number = Letter.of(title).opened();
        for (String form : List.of("/incidents/new", "/incidents/" + number + "/revise")) {
            fromOurPage().get(form).then().statusCode(303).header("Location", containsString("/login"));
            Accounts.sessionWith(Role.AGENT).get(form).then().statusCode(403);
        }
        Letter letter = Letter.of(title + " by others");
        letter.sentBy(fromOurPage()).then().statusCode(303).header("Location", containsString("/login"));
        letter.sentBy(fromOurPage(), number).then().statusCode(303).header("Location", containsString("/login"));
        letter.sentBy(Accounts.sessionWith(Role.AGENT)).then().statusCode(403);
        letter.sentBy(Accounts.sessionWith(Role.AGENT), number).then().statusCode(403);
        assertEquals(List.of(), titled(title + " by others"));
    }

    @Test
    void a_form_of_another_site_is_refused() {
        String session = Admin.signsIn(Admin.password()).cookie(Admin.SESSION);
        Letter.of(title)
                .sentBy(given().header("Sec-Fetch-Site", "cross-site").cookie(Admin.SESSION, session))
                .then()
                .statusCode(403);
        assertEquals(List.of(), titled(title));
    }

    @Test
    void an_incident_is_public_at_once_with_who_signed_it() {
        clock.stopAt("2012-03-08T10:00:00Z");
        int number = Letter.of(title).opened();
        get("/incidents/" + number)
                .then()
                .statusCode(200)
                .body("html.body.main.article.h1.text()", equalTo(title))
                .body(containsString("March 6, 2012, 9:41"))
                .body(containsString("Mail was delayed.\nNone was lost."))
                .body(containsString(
                        "Signed by <strong><bdi>Dora Director</bdi></strong>, <bdi>dora@example.net</bdi>"))
                .body(containsString("Revision 1, signed on March 8, 2012, 10:00"));
        get("/incidents").then().body(containsString(title), containsString("Signed by <bdi>Dora Director</bdi>"));
        get("/").then().body(containsString(title));
        clock.run();
        get("/").then().body(not(containsString(title))); // The curve begins much later.
    }

    @ParameterizedTest
    @CsvSource({
        "title, '', Please write something here.",
        "start, '', A date and a time are written like 2026-11-22T09:41.",
        "start, 2012-03-08T00:00, It cannot end before it starts.",
        "end, tomorrow, A date and a time are written like 2026-11-22T09:41.",
        "team, 2000000000, There is no such team.",
        "statement, '  ', Please write something here.",
        "signer, '', Nothing is published unsigned",
        "contact, '', Please say how to reach this person",
        "signer, , Nothing is published unsigned",
        "contact, , Please say how to reach this person"
    })
    void what_is_wrong_is_said_on_the_form_and_nothing_typed_is_lost(String field, String text, String sentence) {
        int number = Letter.of(Mails.freshName("Another")).opened();
        Letter letter = Letter.of(title)
                .with("statement", "Typed\nwith \"care\" & <love>")
                .with(field, text);
        for (Response answer : List.of(letter.sentBy(Admin.signedIn()), letter.sentBy(Admin.signedIn(), number))) {
            String page = answer.then().statusCode(400).extract().asString();
            assertTrue(page.contains(sentence), page);
            assertTrue(page.contains("<p role=\"alert\" class=\"notice\">Nothing was published yet"), page);
            Map<String, String> others = new HashMap<>(SHOWN);
            others.put("title", "value=\"" + title + "\"");
            others.remove(field);
            others.values().forEach(kept -> assertTrue(page.contains(kept), kept + " is not in " + page));
        }
        assertEquals(List.of(), titled(title));
    }

    @Test
    void a_statement_of_full_length_comes_through_and_one_more_character_is_told() {
        String longest = "👍".repeat(4000);
        Letter letter = Letter.of("👍".repeat(108) + title.substring(0, 12)).with("signer", "D" + "é".repeat(99));
        int number = letter.with("statement", longest).opened();
        assertEquals(longest, find(number).newest().wording.statement());
        letter.with("statement", longest + "x")
                .sentBy(Admin.signedIn())
                .then()
                .statusCode(400)
                .body(containsString("This has 4001 characters; at most 4000 fit."))
                .body(containsString(longest + "x</textarea>"));
    }

    @Test
    void a_form_that_is_sent_twice_opens_one_incident() {
        Letter letter = Letter.of(title);
        assertEquals(letter.opened(), letter.opened());
        assertEquals(1, titled(title).size());
    }

    @Test
    void a_form_that_is_sent_ten_times_at_once_opens_one_incident_and_revises_it_once() throws Exception {
        Letter letter = Letter.of(title);
        int number = Letter.of(title + " first").opened();
        String session = Admin.signsIn(Admin.password()).cookie(Admin.SESSION);
        assertEquals(
                1,
                atOnce(10, () -> letter.sentBy(fromOurPage().cookie(Admin.SESSION, session)))
                        .size());
        atOnce(10, () -> letter.sentBy(fromOurPage().cookie(Admin.SESSION, session), number));
        assertEquals(2, titled(title).size());
        assertEquals(2, find(number).revisions.size());
    }

    @Test
    void a_form_that_was_used_takes_no_other_wording_and_loses_none() {
        Letter letter = Letter.of(title);
        int number = letter.opened();
        Response answer = letter.with("statement", "Something else").sentBy(Admin.signedIn());
        answer.then()
                .statusCode(400)
                .body(containsString("This form has opened incident " + number + " already."))
                .body(containsString("Something else</textarea>"));
        assertEquals(
                "Mail was delayed.\nNone was lost.",
                only(title).newest().wording.statement());
        String key = answer.asString().replaceAll("(?s).*name=\"key\" value=\"([^\"]*)\".*", "$1");
        letter.with("statement", "Something else").with("key", key).opened();
        assertEquals(2, titled(title).size());
    }

    @Test
    void a_revision_replaces_nothing() {
        clock.stopAt("2012-03-08T10:00:00Z");
        int number =
                Letter.of(title).with("end", "").with("signer", "Olga Operator").opened();
        get("/incidents/" + number)
                .then()
                .body(containsString("From March 6, 2012, 9:41"), containsString("not over yet"))
                .body(containsString("There is none: this is how it was first written."));
        clock.stopAt("2012-03-09T11:00:00Z");
        Letter.of(title + " for all")
                .with("statement", "It was more than mail.")
                .revises(number);
        clock.stopAt("2012-03-10T12:00:00Z");
        Letter.of(title + " for most").with("known", "2").revises(number);

        List<Revision> revisions = find(number).revisions;
        assertEquals(List.of(3, 2, 1), revisions.stream().map(r -> r.revision).toList());
        assertEquals("admin", revisions.get(0).account);
        String page = get("/incidents/" + number).asString();
        String[] articles = page.split("<article");
        assertEquals(4, articles.length, page);
        assertTrue(articles[1].contains("<h1 lang=\"\" dir=\"auto\">" + title + " for most</h1>"), articles[1]);
        assertTrue(articles[1].contains("Revision 3, signed on March 10, 2012, 12:00"), articles[1]);
        assertTrue(articles[2].contains(title + " for all</h3>"), articles[2]);
        assertTrue(articles[2].contains("It was more than mail."), articles[2]);
        assertTrue(articles[3].contains(title + "</h3>"), articles[3]);
        assertTrue(articles[3].contains("Olga Operator"), articles[3]);
        assertTrue(articles[3].contains("Revision 1, signed on March 8, 2012, 10:00"), articles[3]);
        assertTrue(articles[3].contains("not over yet"), articles[3]);
        assertTrue(page.indexOf("Earlier wordings") < page.indexOf(title + " for all</h3>"), page);
        assertTrue(!page.contains("admin"), "the account is nobody's business");
    }

    @Test
    void a_revision_that_says_the_same_is_none() {
        int number = Letter.of(title).opened();
        Letter.of(title).revises(number);
        assertEquals(1, find(number).revisions.size());
        Letter.of(title).with("contact", "+33 1 23 45 67 89").revises(number);
        assertEquals(2, find(number).revisions.size());
    }

    @Test
    void whoever_has_not_seen_the_newest_wording_is_told_so_and_loses_nothing() {
        int number = Letter.of(title).opened();
        Letter.of(title).with("statement", "Olga's words").revises(number);
        Letter doras = Letter.of(title).with("statement", "Dora's words");
        doras.sentBy(Admin.signedIn(), number)
                .then()
                .statusCode(400)
                .body(containsString("Somebody else has revised this incident meanwhile."))
                .body(containsString("Dora&#39;s words</textarea>"))
                .body(containsString("name=\"known\" value=\"2\""));
        assertEquals("Olga's words", find(number).newest().wording.statement());
        doras.with("known", "2").revises(number);
        assertEquals(
                List.of("Dora's words", "Olga's words", "Mail was delayed.\nNone was lost."),
                find(number).revisions.stream().map(r -> r.wording.statement()).toList());
    }

    @Test
    void the_form_to_revise_has_the_newest_wording_in_it() {
        int number = Letter.of(title).with("statement", "\n\nIndented").opened();
        Admin.signedIn()
                .get("/incidents/" + number + "/revise")
                .then()
                .statusCode(200)
                .body(containsString("Revise incident " + number))
                .body(containsString("value=\"" + title + "\""))
                .body(containsString("value=\"2012-03-07T18:00\""))
                .body(containsString("Indented</textarea>"))
                .body(containsString("name=\"known\" value=\"1\""))
                .header("Cache-Control", "private, no-cache");
        Admin.signedIn().get("/incidents/new").then().body(containsString("/incidents/" + number + "/revise"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "2000000000", "999999999", "x", "1x", "-1"})
    void an_incident_that_is_none_cannot_be_revised(String number) {
        Admin.signedIn().get("/incidents/" + number + "/revise").then().statusCode(404);
    }

    @Test
    void the_audit_says_who_did_it() {
        int number = Letter.of(title).opened();
        Letter.of(title).with("end", "").revises(number);
        String audit = Admin.signedIn().get("/admin/audit").asString();
        assertTrue(
                audit.contains("<td>admin</td><td>incident opened</td><td>incident " + number + ": " + title), audit);
        assertTrue(
                audit.contains("<td>admin</td><td>incident revised</td><td>incident " + number + ": " + title), audit);
    }

    @Test
    void a_form_without_its_number_or_with_nonsense_breaks_nothing() {
        Letter.of(title).with("key", null).sentBy(Admin.signedIn()).then().statusCode(303);
        Letter.of(title).with("key", "nonsense").sentBy(Admin.signedIn()).then().statusCode(400);
        int number = only(title).number;
        Letter.of(title)
                .with("known", "nonsense")
                .sentBy(Admin.signedIn(), number)
                .then()
                .statusCode(400);
        assertEquals(1, find(number).revisions.size());
    }

    /** Of somebody who is not signed in, until a session is added. */
    private static RequestSpecification fromOurPage() {
        return given().redirects().follow(false).header("Sec-Fetch-Site", "same-origin");
    }

    private Incident find(int number) {
        return incidents.find(number).orElseThrow();
    }

    private Incident only(String title) {
        List<Incident> found = titled(title);
        assertEquals(1, found.size());
        return found.get(0);
    }

    private List<Incident> titled(String title) {
        return incidents.all().stream()
                .filter(incident -> incident.newest().wording.title().equals(title))
                .toList();
    }

    private static List<String> atOnce(int times, Supplier<Response> sending) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            Callable<String> call =
                    () -> sending.get().then().statusCode(303).extract().header("Location");
            List<String> locations = new ArrayList<>();
            for (Future<String> sent :
                    threads.invokeAll(Stream.generate(() -> call).limit(times).collect(Collectors.toList()))) {
                locations.add(sent.get());
            }
            return locations.stream().distinct().toList();
        } finally {
            threads.shutdown();
        }
    }
}
