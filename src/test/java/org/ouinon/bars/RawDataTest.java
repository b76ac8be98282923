package org.ouinon.bars;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.File;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ouinon.score.Customers;
import org.ouinon.web.Days;

@QuarkusTest
class RawDataTest {

    @TestHTTPResource("/")
    URI service;

    @Inject
    Customers customers;

    @Inject
    Teams teams;

    @Inject
    Days days;

    @Test
    void a_row_is_a_day_of_a_team_in_columns_that_stay() {
        String team = teams.published();
        LocalDate today = days.today();
        customers.answer(team, 3, 1);
        customers.answer(team, 2, 0, days.now().minus(Duration.ofDays(40)));

        assertEquals(
                "day,team,yes,no,held\r\n" + today.minusDays(40) + "," + team + ",2,0,0\r\n" + today + "," + team
                        + ",3,1,0\r\n",
                csv("team=" + team));
        assertEquals(
                "[{\"day\":\"" + today + "\",\"team\":\"" + team + "\",\"yes\":3,\"no\":1,\"held\":0}]",
                given().get("/api/v1/tallies.json?team=" + team + "&from=" + today)
                        .asString());
        assertEquals("day,team,yes,no,held\r\n", csv("team=" + team + "&from=" + today.plusDays(1)));
        assertEquals("[]", given().get("/api/v1/tallies.json?to=2001-01-01").asString());
    }

    @Test
    void both_forms_have_the_same_rows_of_all_and_of_published_teams_alone() {
        String shown = teams.published();
        String unlisted = customers.freshTeam();
        customers.answer(shown, 1, 0);
        customers.answer(unlisted, 0, 1);

        List<Map<String, Object>> rows =
                given().get("/api/v1/tallies.json").jsonPath().getList("");
        List<String> lines = csv("from=2000-01-01").lines().skip(1).toList();
        assertEquals(rows.stream().map(RawDataTest::line).toList(), lines);
        assertTrue(lines.stream().anyMatch(line -> line.contains("," + shown + ",")));
        assertFalse(lines.stream().anyMatch(line -> line.contains(unlisted)), "nobody published it");
        assertTrue(lines.stream().anyMatch(line -> line.startsWith(days.today() + ",,")), "all teams together");
    }

    @Test
    void a_wrong_day_and_an_unknown_team_are_named() {
        given().get("/api/v1/tallies.csv?from=yesterday").then().statusCode(400);
        given().get("/api/v1/tallies.json?team=nobody-has-this").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anybody_can_recompute_both_bars(boolean ofTeam) throws Exception {
        assumeTrue(Stream.of("bash", "curl", "awk").allMatch(RawDataTest::isInstalled), "bash, curl or awk is missing");
        String team = teams.published();
        customers.answer(team, 999, 1);
        customers.answer(team, 10, 2, days.now().minus(Duration.ofDays(20)));

        String said = verify(ofTeam ? team : "");
        assertTrue(said.contains("week") && said.contains("threeMonths"), said);
        assertEquals(2, said.split(": equal", -1).length - 1, said);
        assertFalse(said.contains("DIFFERENT"), said);
        assertTrue(!ofTeam || said.contains("published 99.7 (1009 yes, 3 no), recomputed 99.7"), said);
    }

    private String verify(String team) throws Exception {
        String url = service.toString().replaceAll("/$", "");
        Process process = new ProcessBuilder("bash", "scripts/verify-index", url, team)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0, said);
        return said;
    }

    private static String csv(String query) {
        return given().get("/api/v1/tallies.csv?" + query)
                .then()
                .statusCode(200)
                .contentType("text/csv;charset=UTF-8")
                .extract()
                .asString();
    }

    private static String line(Map<String, Object> row) {
        return Stream.of("day", "team", "yes", "no", "held")
                .map(column -> row.get(column) == null ? "" : row.get(column).toString())
                .reduce((one, other) -> one + "," + other)
                .orElseThrow();
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
