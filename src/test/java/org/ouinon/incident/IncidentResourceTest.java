package org.ouinon.incident;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ouinon.bars.Teams;
import org.ouinon.link.Mails;
import org.ouinon.score.Customers;
import org.ouinon.web.Language;
import org.ouinon.web.TestClock;

/** What visitors see of incidents. Each test lives in March 2012 with a team of its own. */
@QuarkusTest
class IncidentResourceTest {

    @Inject
    Incidents incidents;

    @Inject
    Customers customers;

    @Inject
    Teams teams;

    @Inject
    TestClock clock;

    @Inject
    AgroalDataSource database;

    private final String title = Mails.freshName("Mail delayed");

    @BeforeEach
    void stop_the_clock() {
        clock.stopAt("2012-03-20T12:00:00Z");
    }

    @AfterEach
    void let_the_clock_run() {
        clock.run();
    }

    @Test
    void volume_and_score_are_told_before_during_and_after() {
        String team = customers.freshPublishedTeam();
        answer(team, "2012-03-03T23:59:59.999Z", 100, 100); // Too early.
        answer(team, "2012-03-04T00:00:00Z", 8, 2);
        answer(team, "2012-03-06T00:00:00Z", 1, 20); // On its first day, before it began.
        answer(team, "2012-03-07T23:00:00Z", 2, 10); // On its last day, after it ended.
        answer(team, "2012-03-08T00:00:00Z", 5, 0);
        answer(team, "2012-03-10T00:00:00Z", 100, 100); // Too late.
        int number = Letter.of(title).with("team", number(team)).opened();
        assertEquals(
                List.of(
                        "|Before Mar 4, 2012 to Mar 5, 2012|During Mar 6, 2012 to Mar 7, 2012|After Mar 8, 2012 to Mar 9, 2012",
                        "Satisfied|80.0%|9.1%|100.0%",
                        "Answers|10|33|5",
                        "Answers a day|5.0|16.5|2.5",
                        "Yes|8|3|5",
                        "No|2|30|0",
                        "Days|2|2|2"),
                table("/incidents/" + number + "?lang=en"));
        get("/incidents/" + number + "?lang=en")
                .then()
                .body(containsString("Answers of team " + team + ", by whole local days of UTC"));
        assertEquals(
                "Zufrieden|80,0\u00a0%|9,1\u00a0%|100,0\u00a0%",
                table("/incidents/" + number + "?lang=de").get(1));
    }

    @Test
    void where_nobody_answered_no_number_is_made_up() {
        String team = customers.freshPublishedTeam();
        int number = Letter.of(title).with("team", number(team)).opened();
        assertEquals(
                "Satisfied|no answers|no answers|no answers",
                table("/incidents/" + number).get(1));
        assertEquals("Answers a day|0.0|0.0|0.0", table("/incidents/" + number).get(3));
        get("/incidents/" + number).then().body(not(containsString("NaN")));
    }

    @Test
    void one_that_is_not_over_lasts_to_today_and_has_no_day_after_it() {
        String team = customers.freshPublishedTeam();
        answer(team, "2012-03-20T11:00:00Z", 1, 2);
        int number = Letter.of(title)
                .with("team", number(team))
                .with("start", "2012-03-18T10:00")
                .with("end", "")
                .opened();
        List<String> table = table("/incidents/" + number);
        assertEquals(
                "|Before Mar 15, 2012 to Mar 17, 2012|During Mar 18, 2012 to Mar 20, 2012|After no day yet",
                table.get(0));
        assertEquals("Satisfied|no answers|33.3%|–", table.get(1));
        assertEquals("Days|3|3|–", table.get(6));
    }

    @Test
    void one_that_has_not_begun_is_compared_with_nothing() {
        int number = Letter.of(title)
                .with("start", "2012-03-21T10:00")
                .with("end", "2012-03-22T10:00")
                .opened();
        get("/incidents/" + number)
                .then()
                .statusCode(200)
                .body(containsString("It has not begun yet: there is nothing to compare."))
                .body(not(containsString("<table")));
    }

    @Test
    void a_team_that_is_not_published_keeps_its_counts_to_itself() {
        String team = customers.freshTeam();
        answer(team, "2012-03-06T12:00:00Z", 1, 2);
        int number = Letter.of(title).with("team", number(team)).opened();
        String page = get("/incidents/" + number).asString();
        assertTrue(page.contains("Team " + team), page);
        assertTrue(page.contains("Answers of all teams together"), page);
        assertEquals(ofAllTeams(), table("/incidents/" + number));

        customers.publish(team);
        await().atMost(Duration.ofSeconds(2))
                .until(() -> get("/incidents/" + number).asString().contains("Answers of team " + team));
        assertEquals("Yes|0|1|0", table("/incidents/" + number).get(4));
    }

    @Test
    void answers_that_come_while_people_look_are_counted_within_two_seconds() {
        String team = customers.freshPublishedTeam();
        int number = Letter.of(title).with("team", number(team)).with("end", "").opened();
        assertEquals("Answers|0|0|–", table("/incidents/" + number).get(2));
        customers.answer(team, 3, 1);
        await().atMost(Duration.ofSeconds(2))
                .until(() -> table("/incidents/" + number).get(2).equals("Answers|0|4|–"));
    }

    @Test
    void an_incident_alters_no_data() throws SQLException {
        String team = customers.freshPublishedTeam();
        answer(team, "2012-03-06T12:00:00Z", 3, 2);
        List<String> before = rows("vote", "vote_move", "tally", "tally_change", "comment", "click_count");
        assertFalse(before.isEmpty());
        int number = Letter.of(title).with("team", number(team)).opened();
        Letter.of(title).with("team", number(team)).with("end", "").revises(number);
        get("/incidents/" + number).then().statusCode(200);
        assertEquals(before, rows("vote", "vote_move", "tally", "tally_change", "comment", "click_count"));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void pages_speak_the_visitors_language_and_leave_the_statement_as_it_is(Language language) {
        int number = Letter.of(title).opened();
        IncidentWords words = language.words(IncidentWords.class);
        for (String path : List.of("/incidents", "/incidents/" + number)) {
            for (String page : List.of(
                    given().header("Accept-Language", language.tag()).get(path).asString(),
                    given().header("Accept-Language", "ja")
                            .get(path + "?lang=" + language.tag())
                            .asString())) {
                assertTrue(page.contains("<html lang=\"" + language.tag() + "\""), page);
                assertTrue(page.contains(words.signedBy() + " "), page);
                assertTrue(page.contains(words.publicPage()), page);
                assertTrue(page.contains(title), page);
                assertTrue(page.contains("href=\"/incidents.atom?lang=" + language.tag() + "\""), page);
            }
        }
    }

    @Test
    void a_page_is_revalidated_and_changes_with_a_revision() {
        int number = Letter.of(title).opened();
        for (String path : List.of("/incidents", "/incidents/" + number, "/", "/incidents.atom", "/api/v1/incidents")) {
            String tag = get(path)
                    .then()
                    .header("Cache-Control", "no-cache")
                    .header("Vary", containsString("Accept-Language"))
                    .extract()
                    .header("ETag");
            given().header("If-None-Match", tag)
                    .get(path)
                    .then()
                    .statusCode(304)
                    .body(is(""));
            Letter.of(title + path)
                    .with("known", "" + incidents.find(number).orElseThrow().newest().revision)
                    .revises(number);
            assertNotEquals(tag, get(path).header("ETag"), path);
            given().header("If-None-Match", tag).get(path).then().statusCode(200);
        }
    }

    @Test
    void what_another_process_opens_is_seen_within_a_second() throws SQLException {
        int known = Letter.of(title).opened();
        String other = Mails.freshName("Opened elsewhere");
        update("INSERT INTO incident (form, opened_at) VALUES (RANDOM_BYTES(16), '2012-03-08 00:00:00')");
        update("INSERT INTO incident_revision SELECT (SELECT MAX(number) FROM incident), 1, '" + other
                + "', started_at, ended_at, team, statement, signer, contact, account, written_at"
                + " FROM incident_revision WHERE incident = " + known);
        update("UPDATE change_mark SET changes = changes + 1 WHERE topic = 'incidents'");
        await().atMost(Duration.ofSeconds(1))
                .until(() -> get("/").asString().contains(other)
                        && get("/incidents").asString().contains(other));
    }

    @Test
    void a_link_is_good_on_a_process_that_has_not_heard_of_it_yet() throws SQLException {
        int known = Letter.of(title).opened();
        update("INSERT INTO incident (form, opened_at) VALUES (RANDOM_BYTES(16), '2012-03-08 00:00:00')");
        update(
                "INSERT INTO incident_revision SELECT (SELECT MAX(number) FROM incident), 1, title, started_at, ended_at,"
                        + " team, statement, signer, contact, account, written_at FROM incident_revision WHERE incident = "
                        + known);
        int number =
                Integer.parseInt(rows("(SELECT MAX(number) FROM incident) AS i").get(0));
        assertTrue(incidents.all().stream().noneMatch(incident -> incident.number == number));
        get("/incidents/" + number).then().statusCode(200).body(containsString(title));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "2000000000", "99999999999999999999", "x", "1x", "-1", "1.5"})
    void what_is_no_incident_is_not_found(String number) {
        get("/incidents/" + number).then().statusCode(404).body(containsString("<h1>There is no such page</h1>"));
    }

    private void answer(String team, String at, int yes, int no) {
        customers.answer(team, yes, no, Instant.parse(at));
    }

    private String number(String team) {
        return Integer.toString(teams.number(team));
    }

    /** What the same days come to for all teams, as an incident of all teams tells it. */
    private List<String> ofAllTeams() {
        return table("/incidents/" + Letter.of(title + " of all").opened());
    }

    /** The rows of the table, with bars between the cells. */
    private static List<String> table(String path) {
        List<String> rows = new ArrayList<>();
        for (String row : get(path).then().statusCode(200).extract().asString().split("<tr>")) {
            if (row.contains("</tr>")) {
                rows.add(row.replaceAll("(?s)</tr>.*", "")
                        .replaceAll("</t[hd]>(?=<)", "|")
                        .replaceAll("<br>", " ")
                        .replaceAll("<[^>]*>", "")
                        .replaceAll("\\|$", "")
                        .strip());
            }
        }
        return rows;
    }

    private void update(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private List<String> rows(String... tables) throws SQLException {
        List<String> all = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : tables) {
                try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
                    while (rows.next()) {
                        StringBuilder row = new StringBuilder();
                        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            row.append(i > 1 ? "|" : "").append(rows.getString(i));
                        }
                        all.add(row.toString());
                    }
                }
            }
        }
        return all;
    }
}
