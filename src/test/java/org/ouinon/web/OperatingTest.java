package org.ouinon.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ouinon.link.Mails;

/** What an operator, or the operator's tools, look at. */
@QuarkusTest
class OperatingTest {

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @Inject
    Mails mails;

    @ParameterizedTest
    @ValueSource(strings = {"/q/health/live", "/q/health/ready"})
    void life_and_readiness_speak_of_the_process_alone(String path) {
        given().get(path).then().statusCode(200).body("status", is("UP")).body("checks.name", not(hasItem("database")));
    }

    @Test
    void the_database_has_a_health_group_of_its_own() {
        given().get("/q/health/group/database")
                .then()
                .statusCode(200)
                .body("status", is("UP"))
                .body("checks.name", hasItem("database"));
    }

    @Test
    void clicks_and_votes_are_counted_by_kind_and_answer() {
        Wire wire = Wire.to(port);
        double weighed = metric("ouinon_clicks_total", "kind=\"weighed\"");
        double yes = metric("ouinon_votes_total", "answer=\"yes\"");
        double no = metric("ouinon_votes_total", "answer=\"no\"");
        double stored = metric("ouinon_vote_seconds_count", "");
        String token = mails.hourOld();

        assertEquals(200, wire.get("/f/" + token + "/yes", Wire.BROWSER).status());
        press(wire, token, "yes");
        press(wire, mails.hourOld(), "no");

        assertEquals(yes + 1, metric("ouinon_votes_total", "answer=\"yes\""));
        assertEquals(no + 1, metric("ouinon_votes_total", "answer=\"no\""));
        assertTrue(metric("ouinon_clicks_total", "kind=\"weighed\"") >= weighed + 3);
        assertTrue(metric("ouinon_vote_seconds_count", "") >= stored + 2);
        assertEquals(1.0, metric("ouinon_database_up", ""));
    }

    @Test
    void a_held_vote_is_counted_apart_and_once() {
        Wire wire = Wire.to(port);
        double counted = metric("ouinon_votes_total", "");
        double held = metric("ouinon_votes_held_total", "");
        String token = mails.justSent();
        cast(wire, token, "yes");
        cast(wire, token, "yes");

        assertEquals(held + 1, metric("ouinon_votes_held_total", ""));
        assertEquals(counted, metric("ouinon_votes_total", ""));
    }

    @Test
    void the_metrics_say_what_they_mean() {
        String metrics = given().get("/q/metrics").asString();
        for (String name : List.of("ouinon_clicks_total", "ouinon_votes_total", "ouinon_vote_seconds_bucket")) {
            assertTrue(metrics.contains("\n" + name + "{"), name);
        }
        assertTrue(metrics.contains("# TYPE ouinon_database_up gauge"), "database");
    }

    @Test
    void the_openapi_document_has_the_paths_of_the_contract() {
        JsonPath document = given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        Map<String, Object> paths = document.getMap("paths");

        for (String path : List.of(
                "/",
                "/bars",
                "/bars.js",
                "/bars.svg",
                "/bars.txt",
                "/api/v1/index",
                "/api/v1/blocks",
                "/api/v1/block",
                "/api/v1/comments",
                "/api/v1/comments.csv",
                "/desk",
                "/digest",
                "/comments",
                "/comments.atom",
                "/digest/{period}",
                "/f/{link}",
                "/f/{link}/{answer}",
                "/f/{link}/more",
                "/f/{link}/comment",
                "/f/{link}/comment/erase",
                "/f/{link}/withdraw",
                "/login",
                "/logout")) {
            assertTrue(paths.containsKey(path), path + " in " + paths.keySet());
        }
        assertEquals("Ouinon", document.getString("info.title"));
        assertEquals("string", document.getString("components.schemas.SealedLink.type"));
        assertNull(document.get("components.schemas.SealedLink.properties"), "a token is no object to callers");
        assertTrue(document.getMap("components.schemas").toString().contains("alice"), "there are examples");
    }

    @Test
    void every_operation_says_what_it_does() {
        Map<String, Map<String, Object>> paths =
                given().get("/q/openapi?format=json").jsonPath().getMap("paths");
        paths.forEach((path, operations) -> operations.forEach((verb, operation) -> {
            if (operation instanceof Map<?, ?> described) {
                assertTrue(described.containsKey("summary"), verb + " " + path);
            }
        }));
    }

    @Test
    void the_api_can_be_tried_in_a_browser() {
        given().get("/q/swagger-ui/").then().statusCode(200).body(containsString("swagger"));
    }

    private static void press(Wire wire, String token, String answer) {
        post(wire, token, answer, "press=1");
    }

    /** As the page's script does before anybody touches the page. */
    private static void cast(Wire wire, String token, String answer) {
        post(wire, token, answer, "ran=1");
    }

    private static void post(Wire wire, String token, String answer, String body) {
        String[] headers = Arrays.copyOf(Wire.BROWSER, Wire.BROWSER.length + 1);
        headers[Wire.BROWSER.length] = "Content-Type: application/x-www-form-urlencoded";
        assertEquals(
                303,
                wire.send("POST", "/f/" + token + "/" + answer, body, headers).status());
    }

    /** The sum of a metric's lines that have a label. */
    private static double metric(String name, String label) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.matches(name + "[ {].*") && line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
