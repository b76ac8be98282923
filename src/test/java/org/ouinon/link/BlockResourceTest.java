package org.ouinon.link;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ouinon.link.HelpDesk.freshTicket;
import static org.ouinon.link.HelpDesk.order;
import static org.ouinon.link.HelpDesk.signedIn;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ouinon.web.Language;
import org.ouinon.web.Site;
import org.ouinon.web.TestClock;
import org.ouinon.web.Wire;

@QuarkusTest
class BlockResourceTest {

    private static final String PLACEHOLDER =
            "reference must be your help desk's placeholder, such as {{ticket.id}}, in at most 64 characters";

    @Inject
    Site site;

    @Inject
    Tokens tokens;

    @Inject
    TestClock clock;

    @AfterEach
    void runClock() {
        clock.run();
    }

    @Test
    void a_block_has_everything_of_the_contract() {
        clock.stopAt("2026-11-22T09:41:27.123Z");
        String ticket = freshTicket();

        // The first team: those of the tests before this one may be so many that a later one makes a longer token.
        ValidatableResponse block = order("agent", "alice", "team", "support", "ticket", ticket, "language", "fr")
                .statusCode(200)
                .contentType(ContentType.JSON)
                .body("size()", is(8))
                .body("expiresAt", is("2027-02-20T09:41:00Z"))
                .body("long", is(false))
                .body("html", startsWith("<table"))
                .body("text", containsString("Êtes-vous satisfait"));

        String token = block.extract().path("token");
        String start = site.base().at("/f/" + token);
        block.body("yes", is(start + "/yes")).body("no", is(start + "/no")).body("detail", is(start + "/more"));
        Link link = tokens.open(token).orElseThrow();
        assertEquals(ticket, link.reference());
        assertEquals(Language.FR, link.language());
        assertEquals(Instant.parse("2026-11-22T09:41:00Z"), link.mintedAt());
    }

    @Test
    void a_standing_block_needs_only_an_agent() {
        String token = order("agent", "alice")
                .statusCode(200)
                .body("expiresAt", nullValue())
                .body("$", org.hamcrest.Matchers.hasKey("expiresAt"))
                .extract()
                .path("token");

        assertEquals(
                Optional.empty(),
                Optional.ofNullable(tokens.open(token).orElseThrow().ticket()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ticket.id}}",
                "#{ticket.number}",
                "%{ticket.number}",
                "{%conversation.number%}",
                "##ticket.id##",
                "{$Ticket->id}"
            })
    void a_macro_block_leaves_the_help_desks_placeholder_as_it_is(String placeholder) {
        String tail = "?ref=" + placeholder;
        JsonPath block = order("agent", "alice", "reference", placeholder, "language", "fr")
                .statusCode(200)
                .body("expiresAt", nullValue())
                .extract()
                .jsonPath();
        String link = site.base().at("/f/" + block.get("token"));
        assertEquals(link + "/yes" + tail, block.get("yes"));
        assertEquals(link + "/no" + tail, block.get("no"));
        assertEquals(link + "/more" + tail, block.get("detail"));
        List<String> lines = block.getString("text").lines().toList();
        for (String action : List.of("/yes", "/no", "/more")) {
            assertTrue(lines.contains(link + action + tail), block.getString("text"));
            assertTrue(
                    block.getString("html").contains("href=\"" + link + action + tail + "\""), block.getString("html"));
        }
        String text = signedIn()
                .queryParam("ref", placeholder)
                .get("/api/v1/block?agent=alice&lang=fr")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertTrue(text.contains("/yes" + tail + "\n"), text);
    }

    @Test
    void an_agent_is_the_same_in_any_case_and_keeps_the_first_team() {
        String bob = "Bob-" + freshTicket();
        Link first =
                tokens.open(HelpDesk.token("agent", bob, "team", "billing")).orElseThrow();
        Link again = tokens.open(HelpDesk.token("agent", " " + bob.toUpperCase() + " "))
                .orElseThrow();
        Link lent = tokens.open(HelpDesk.token("agent", bob, "team", "domains")).orElseThrow();

        assertEquals(first.author(), again.author());
        assertEquals(first.author().agent(), lent.author().agent());
        assertNotEquals(first.author().team(), lent.author().team());
    }

    @Test
    void a_test_link_says_so_in_its_token() {
        String token = signedIn()
                .contentType(ContentType.JSON)
                .body("{\"agent\":\"alice\",\"test\":true}")
                .post("/api/v1/blocks")
                .path("token");

        assertTrue(tokens.open(token).orElseThrow().test());
    }

    @Test
    void http_basic_of_the_admin_opens_the_api_too() {
        given().auth()
                .preemptive()
                .basic("admin", "a-password-for-tests")
                .get("/api/v1/block?agent=alice")
                .then()
                .statusCode(200);
    }

    @Test
    void nobody_gets_a_block_without_credentials() {
        for (RequestSpecification caller : List.of(
                given(),
                given().header("Authorization", "Bearer wrong"),
                given().header("Authorization", "Bearer "),
                given().header("Authorization", "Bearer"),
                given().header("Authorization", "Digest username=admin"),
                given().header("Authorization", "Basic !!!"),
                given().auth().preemptive().basic("admin", "wrong"),
                given().auth().preemptive().basic("admin", ""),
                given().auth().preemptive().basic("nobody", "wrong"))) {
            caller.get("/api/v1/block?agent=alice")
                    .then()
                    .statusCode(401)
                    .header(
                            "WWW-Authenticate",
                            anyOf(
                                    startsWith("Basic realm=\"Ouinon\""),
                                    startsWith("Bearer realm=\"Ouinon\", error=\"invalid_token\"")))
                    .header("Set-Cookie", nullValue())
                    .header("X-Content-Type-Options", "nosniff")
                    .contentType("application/problem+json")
                    .body("status", is(401));
        }
    }

    @Test
    void the_block_itself_comes_as_text_or_html_by_accept() {
        String query = "/api/v1/block?agent=alice&lang=de&ticket=" + freshTicket();
        for (String accept : List.of("text/plain", "*/*", "text/*", "text/plain, text/html;q=0.5")) {
            signedIn()
                    .accept(accept)
                    .get(query)
                    .then()
                    .statusCode(200)
                    .contentType("text/plain;charset=UTF-8")
                    .header("Cache-Control", "no-store")
                    .body(containsString("Sind Sie mit der Qualität unserer Antwort zufrieden?"));
        }
        for (String accept : List.of("text/html", "text/html,application/xhtml+xml,*/*;q=0.8")) {
            signedIn()
                    .accept(accept)
                    .get(query)
                    .then()
                    .statusCode(200)
                    .contentType("text/html;charset=UTF-8")
                    .body(startsWith("<table"));
        }
        signedIn().accept("image/png").get(query).then().statusCode(406);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_block_comes_in_every_language(Language language) {
        order("agent", "alice", "language", language.tag())
                .statusCode(200)
                .body("html", containsString("lang=\"" + language.tag() + "\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|agent must be 1 to 64 printable characters",
                "{\"agent\":null}|agent must be 1 to 64 printable characters",
                "{\"agent\":\"  \"}|agent must be 1 to 64 printable characters",
                "{\"agent\":\"a\\u0007b\"}|agent must be 1 to 64 printable characters",
                "{\"agent\":\"a\\nb\"}|agent must be 1 to 64 printable characters",
                "{\"agent\":\"a\\ud800b\"}|agent must be 1 to 64 printable characters",
                "{\"agent\":\"alice\",\"team\":\"Équipe\"}|team must be 1 to 64 of a-z, 0-9 and hyphen",
                "{\"agent\":\"alice\",\"team\":\"a/b\"}|team must be 1 to 64 of a-z, 0-9 and hyphen",
                "{\"agent\":\"alice\",\"ticket\":\"a\\u202eb\"}|ticket must be at most 64 printable characters",
                "{\"agent\":\"alice\",\"reference\":\"4711\"}|" + PLACEHOLDER,
                "{\"agent\":\"alice\",\"reference\":\"TICKET1\"}|" + PLACEHOLDER,
                "{\"agent\":\"alice\",\"reference\":\"{{a b}}\"}|" + PLACEHOLDER,
                "{\"agent\":\"alice\",\"reference\":\"{\\\"}\"}|" + PLACEHOLDER,
                "{\"agent\":\"alice\",\"reference\":\"<script>\"}|" + PLACEHOLDER,
                "{\"agent\":\"alice\",\"reference\":\"{&}\"}|" + PLACEHOLDER,
                "{\"agent\":\"alice\",\"reference\":\"{\\n}\"}|" + PLACEHOLDER,
                "{\"agent\":\"alice\",\"reference\":\"{é}\"}|" + PLACEHOLDER,
                "{\"agent\":\"alice\",\"reference\":\"{id}\",\"ticket\":\"1\"}|Give a ticket or a reference, not both",
                "{\"agent\":\"alice\",\"language\":\"xx\"}|language must be one of en, fr, es, de, nl, it, pt"
            })
    void an_order_that_cannot_be_filled_says_which_field_is_wrong(String order, String why) {
        signedIn()
                .contentType(ContentType.JSON)
                .body(order)
                .post("/api/v1/blocks")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("title", is("Bad Request"))
                .body("status", is(400))
                .body("detail", is(why));
    }

    @Test
    void names_that_are_too_long_are_refused() {
        order("agent", "a".repeat(65)).statusCode(400).body("detail", startsWith("agent must be"));
        order("agent", "alice", "team", "a".repeat(65)).statusCode(400).body("detail", startsWith("team must be"));
        order("agent", "alice", "ticket", "a".repeat(65)).statusCode(400).body("detail", startsWith("ticket must be"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ticket=" + "%F0%9F%91%8D", "team=a%2Fb", "lang=xx", "agent=", "agent=%00"})
    void the_queries_of_a_block_are_checked_alike(String query) {
        int status = query.startsWith("ticket") ? 200 : 400;
        String agent = query.startsWith("agent") ? "" : "agent=alice&";
        signedIn()
                .urlEncodingEnabled(false)
                .get("/api/v1/block?" + agent + query)
                .then()
                .statusCode(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{",
                "[]",
                "\"alice\"",
                "{\"agent\":{}}",
                "{\"agent\":\"alice\",\"test\":\"x\"}",
                "\u0000"
            })
    void a_body_that_is_no_order_is_a_problem_of_the_caller(String body) {
        signedIn()
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/blocks")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("status", is(400))
                .body("detail", notNullValue());
    }

    @Test
    void a_body_in_another_format_is_refused() {
        signedIn()
                .contentType(ContentType.URLENC)
                .formParam("agent", "alice")
                .post("/api/v1/blocks")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
    }

    @Test
    void a_huge_body_is_refused() {
        signedIn()
                .contentType(ContentType.JSON)
                .body("{\"agent\":\"" + "a".repeat(100_000) + "\"}")
                .post("/api/v1/blocks")
                .then()
                .statusCode(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:8080", "localhost"})
    void links_are_built_from_the_base_url_whatever_the_host_header_says(String host) {
        signedIn()
                .header("Host", host)
                .header("X-Forwarded-Host", host)
                .header("Forwarded", "host=" + host + ";proto=https")
                .contentType(ContentType.JSON)
                .body("{\"agent\":\"alice\",\"ticket\":\"" + freshTicket() + "\"}")
                .post("/api/v1/blocks")
                .then()
                .statusCode(200)
                .body("yes", startsWith(site.base().at("/f/")))
                .body("text", not(containsString("evil")))
                .body("html", not(containsString("evil")));
    }

    @Test
    void an_agent_and_a_team_are_introduced_once_when_twenty_need_them_at_the_same_time() throws Exception {
        String agent = "new-" + freshTicket();
        String team = "team-" + Long.toString(System.nanoTime(), 36);
        ExecutorService desks = Executors.newFixedThreadPool(20);
        try {
            List<Future<String>> orders = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                orders.add(desks.submit(() -> HelpDesk.token("agent", agent, "team", team)));
            }
            Set<Object> authors = orders.stream()
                    .map(BlockResourceTest::done)
                    .map(token -> tokens.open(token).orElseThrow().author())
                    .collect(Collectors.toSet());
            assertEquals(1, authors.size(), authors.toString());
        } finally {
            desks.shutdownNow();
        }
    }

    @Test
    void a_click_on_the_edge_of_the_links_life_counts_and_one_behind_it_is_told_kindly() {
        clock.stopAt("2026-08-24T09:41:30Z");
        String token = HelpDesk.freshToken();
        String standing = HelpDesk.token("agent", "alice");

        clock.stopAt(Instant.parse("2026-11-22T09:41:00Z").minusMillis(1));
        open(token).statusCode(200).body(containsString("<h1>YES</h1>"));
        clock.stopAt("2026-11-22T09:41:00Z");
        open(token).statusCode(410).body(containsString("<h1>It is too late for this answer</h1>"));
        clock.stopAt(Instant.parse("2026-11-22T09:41:00Z").plus(Duration.ofDays(3650)));
        open(standing).statusCode(200).body(containsString("<h1>YES</h1>"));
    }

    private static ValidatableResponse open(String token) {
        RequestSpecification carol = given().redirects().follow(false);
        for (String header : Wire.BROWSER) {
            carol = carol.header(header.split(": ", 2)[0], header.split(": ", 2)[1]);
        }
        return carol.get("/f/" + token + "/yes").then();
    }

    private static String done(Future<String> order) {
        try {
            return order.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
