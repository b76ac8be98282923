package org.ouinon.bars;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ouinon.score.Customers;
import org.ouinon.web.TestClock;

@QuarkusTest
class IndexTest {

    @Inject
    Customers customers;

    @Inject
    TestClock clock;

    @AfterEach
    void runClock() {
        clock.run();
    }

    @Test
    void the_week_turns_on_monday_at_midnight_and_the_three_months_roll_on() {
        Instant midnight = Instant.parse("2026-10-26T00:00:00Z");
        clock.stopAt(midnight.minusMillis(1));
        String team = customers.freshPublishedTeam();
        customers.answer(team, 100, 0, Instant.parse("2026-07-25T23:59:59.999Z"));
        customers.answer(team, 0, 1, Instant.parse("2026-07-26T00:00:00Z"));
        customers.answer(team, 2, 0, Instant.parse("2026-10-18T23:59:59.999Z"));
        customers.answer(team, 4, 0, Instant.parse("2026-10-19T00:00:00Z"));
        customers.answer(team, 8, 1);
        shown(team);

        index(team)
                .body("timeZone", is("UTC"))
                .body("team", is(team))
                .body("week.from", is("2026-10-19"))
                .body("week.to", is("2026-10-25"))
                .body("week.yes", is(12))
                .body("week.no", is(1))
                .body("week.percent", is(92.3f))
                .body("week.shown", is("92.3"))
                .body("threeMonths.from", is("2026-07-26"))
                .body("threeMonths.to", is("2026-10-25"))
                .body("threeMonths.yes", is(14))
                .body("threeMonths.no", is(2))
                .body("threeMonths.shown", is("87.5"));

        clock.stopAt(midnight);
        index(team)
                .body("week.from", is("2026-10-26"))
                .body("week.to", is("2026-10-26"))
                .body("week.yes", is(0))
                .body("week.no", is(0))
                .body("week.percent", nullValue())
                .body("week.shown", nullValue())
                .body("threeMonths.from", is("2026-07-27"))
                .body("threeMonths.yes", is(14))
                .body("threeMonths.no", is(1))
                .body("threeMonths.shown", is("93.3"));

        clock.stopAt(midnight.plusMillis(1));
        customers.answer(team, 0, 1);
        index(team)
                .body("week.from", is("2026-10-26"))
                .body("week.yes", is(0))
                .body("week.no", is(1))
                .body("week.shown", is("0.0"))
                .body("threeMonths.no", is(2));
    }

    @Test
    void a_vote_is_seen_at_once_on_the_process_that_took_it() {
        String team = customers.freshPublishedTeam();
        customers.answer(team, 1, 0);
        shown(team);
        for (int votes = 2; votes < 20; votes++) {
            customers.answer(team, 1, 0);
            index(team).body("week.yes", is(votes));
        }
    }

    @Test
    void all_teams_count_together_published_or_not() {
        int before = index(null).extract().path("threeMonths.yes");
        customers.answer(customers.freshTeam(), 3, 0);

        index(null).body("threeMonths.yes", greaterThanOrEqualTo(before + 3)).body("team", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/bars", "/bars.svg", "/bars.txt", "/api/v1/index"})
    void a_team_is_shown_only_when_it_is_published(String path) {
        String team = customers.freshTeam();
        customers.answer(team, 3, 1);
        settle();
        boolean api = path.startsWith("/api/");
        for (String unknown : new String[] {team, "nobody-has-this-team", "../x", "<script>"}) {
            given().queryParam("team", unknown)
                    .get(path)
                    .then()
                    .statusCode(404)
                    .contentType(api ? "application/problem+json" : "text/html;charset=UTF-8")
                    .body(containsString(api ? "\"status\":404" : "<h1>There is no such page</h1>"))
                    .body(not(containsString("<script>")));
        }

        customers.publish(team);
        customers.answer(team, 1, 0);
        shown(team);
        given().queryParam("team", team).get(path).then().statusCode(200).body(containsString("80.0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/bars", "/bars.svg", "/bars.txt", "/api/v1/index"})
    void an_etag_stays_still_between_votes_and_changes_with_each(String path) {
        String team = customers.freshPublishedTeam();
        customers.answer(team, 1, 0);
        shown(team);
        settle();
        String tag = tag(path, team);
        settle();
        assertEquals(tag, tag(path, team));
        for (String known : new String[] {tag, "W/" + tag, "\"other\", " + tag, "*"}) {
            given().queryParam("team", team)
                    .header("If-None-Match", known)
                    .get(path)
                    .then()
                    .statusCode(304)
                    .header("ETag", tag)
                    .header("Cache-Control", "no-cache")
                    .body(is(""));
        }

        customers.answer(team, 0, 1);

        assertNotEquals(tag, tag(path, team));
        given().queryParam("team", team)
                .header("If-None-Match", tag)
                .get(path)
                .then()
                .statusCode(200)
                .body(containsString("50.0"));
    }

    @Test
    void the_script_stays_as_it_is_for_the_life_of_a_release() {
        String tag = given().get("/bars.js").then().statusCode(200).extract().header("ETag");
        customers.answer(customers.freshTeam(), 1, 0);

        given().header("If-None-Match", tag).get("/bars.js").then().statusCode(304);
    }

    @Test
    void an_index_has_the_numbers_as_written() {
        String team = customers.freshPublishedTeam();
        customers.answer(team, 1999, 1);
        shown(team);

        String json = index(team).extract().asString();
        assertTrue(json.contains("\"yes\":1999,\"no\":1,\"percent\":99.9,\"shown\":\"99.9\""), json);
    }

    @Test
    void the_last_change_is_named_and_stays_named() {
        String team = customers.freshPublishedTeam();
        Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        customers.answer(team, 1, 0);
        Instant after = Instant.now();
        Instant asOf = Instant.parse(index(null).extract().path("asOf"));
        settle();

        assertFalse(asOf.isBefore(before), asOf + " is before " + before);
        assertFalse(asOf.isAfter(after), asOf + " is after " + after);
        index(null).body("asOf", is(asOf.toString()));
    }

    private ValidatableResponse index(String team) {
        return given().queryParams(team == null ? Map.of() : Map.of("team", team))
                .get("/api/v1/index")
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON);
    }

    private static String tag(String path, String team) {
        return given().queryParam("team", team)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
    }

    /** A team that was just published is known from the publisher's next look on. */
    private static void shown(String team) {
        await().atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(20))
                .until(() ->
                        given().queryParam("team", team).get("/api/v1/index").statusCode() == 200);
    }

    /** A look of the publisher. */
    private static void settle() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
