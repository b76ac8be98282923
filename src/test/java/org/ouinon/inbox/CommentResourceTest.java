package org.ouinon.inbox;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.ouinon.vote.Customer.CAROL;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ouinon.account.Accounts;
import org.ouinon.account.Admin;
import org.ouinon.account.Role;
import org.ouinon.link.Mails;
import org.ouinon.web.TestClock;

/** Each test lives on a day of its own, long ago, where it finds its own comments only. */
@QuarkusTest
class CommentResourceTest {

    private static final String JSON = "/api/v1/comments";
    private static final String CSV = "/api/v1/comments.csv";

    @Inject
    Mails mails;

    @Inject
    TestClock clock;

    private String day;

    @BeforeEach
    void choose_a_day() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        day = "%d-%02d-%02d".formatted(random.nextInt(2027, 2050), random.nextInt(1, 13), random.nextInt(1, 29));
        clock.stopAt(day + "T12:00:00Z");
    }

    @AfterEach
    void let_the_clock_run() {
        clock.run();
    }

    @Test
    void strangers_and_agents_may_not_read() {
        for (String path : List.of(JSON, CSV)) {
            given().get(path).then().statusCode(401);
            Accounts.with(Role.AGENT)
                    .get(path)
                    .then()
                    .statusCode(403)
                    .contentType("application/problem+json")
                    .body("status", equalTo(403));
            Accounts.with(Role.OPERATOR).get(path).then().statusCode(403);
            Accounts.with(Role.DIRECTOR).get(path).then().statusCode(200);
        }
    }

    @Test
    void a_help_desks_key_may_read() {
        given().header("Authorization", "Bearer a-key-for-tests")
                .get(JSON)
                .then()
                .statusCode(200);
        given().header("Authorization", "Bearer wrong").get(JSON).then().statusCode(401);
    }

    @Test
    void a_comment_comes_with_answer_ticket_agent_team_language_and_time() {
        String ticket = Mails.freshTicket();
        String mail = mails.fromAlice(ticket, clock.instant().minusSeconds(3600));
        CAROL.presses(mail, "no");
        CAROL.comments(mail, "Still broken");
        Admin.byPassword()
                .get(JSON + ofDay())
                .then()
                .statusCode(200)
                .body("size()", equalTo(1))
                .body("[0].text", equalTo("Still broken"))
                .body("[0].answer", equalTo("NO"))
                .body("[0].state", equalTo("COUNTED"))
                .body("[0].ticket", equalTo(ticket))
                .body("[0].agent", equalTo("alice"))
                .body("[0].language", equalTo("en"))
                .body("[0].writtenAt", equalTo(day + "T12:00:00Z"));
    }

    @Test
    void a_comment_without_an_answer_is_read_as_well() {
        CAROL.comments(mails.hourOld(), "No answer");
        Admin.byPassword()
                .get(JSON + ofDay())
                .then()
                .body("[0].text", equalTo("No answer"))
                .body("[0].answer", nullValue());
    }

    @Test
    void of_an_erased_comment_only_that_there_was_one_is_known() {
        String mail = mails.fromAlice(Mails.freshTicket(), clock.instant().minusSeconds(3600));
        CAROL.comments(mail, "Forget this");
        CAROL.presses(mail, "comment/erase");
        Admin.byPassword()
                .get(JSON + ofDay())
                .then()
                .body("size()", equalTo(1))
                .body("[0].text", nullValue())
                .body("[0].ticket", nullValue())
                .body("[0].erasedBy", equalTo("CUSTOMER"))
                .body("[0].erasedAt", equalTo(day + "T12:00:00Z"));
        assertEquals("CUSTOMER", rows().get(0).get("erased_by"));
    }

    @Test
    void a_comment_written_after_an_erasure_is_a_comment_like_others() {
        String ticket = Mails.freshTicket();
        String mail = mails.fromAlice(ticket, clock.instant().minusSeconds(3600));
        CAROL.comments(mail, "Forget this");
        CAROL.presses(mail, "comment/erase");
        CAROL.comments(mail, "Remember that");
        Admin.byPassword()
                .get(JSON + ofDay())
                .then()
                .body("[0].text", equalTo("Remember that"))
                .body("[0].ticket", equalTo(ticket))
                .body("[0].erasedAt", nullValue());
    }

    @Test
    void comments_on_test_links_are_left_out() {
        CAROL.comments(mails.forTest(), "Only a test");
        CAROL.comments(mails.hourOld(), "Serious");
        Admin.byPassword().get(JSON + ofDay()).then().body("text", equalTo(List.of("Serious")));
    }

    @Test
    void an_agent_that_the_database_does_not_know_has_a_number() {
        CAROL.comments(mails.fromUnknown(1_999_999_999, 1_999_999_998), "Who was it?");
        Admin.byPassword()
                .get(JSON + ofDay())
                .then()
                .body("[0].agent", equalTo("agent 1999999999"))
                .body("[0].team", equalTo("team 1999999998"));
    }

    @Test
    void without_days_the_last_three_months_come() {
        String text = Mails.freshName("recent");
        clock.run();
        CAROL.comments(mails.hourOld(), text);
        Admin.byPassword().get(JSON).then().body("text", hasItem(text));
    }

    @Test
    void comments_come_in_order_of_time() {
        CAROL.comments(mails.hourOld(), "First");
        clock.stopAt(clock.instant().plusSeconds(60));
        CAROL.comments(mails.hourOld(), "Second");
        Admin.byPassword().get(JSON + ofDay()).then().body("text", equalTo(List.of("First", "Second")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?from=yesterday", "?to=2026-02-30", "?from=0001-01-01", "?to=9999999-01-01"})
    void a_day_that_is_none_is_refused_with_a_sentence(String query) {
        Admin.byPassword()
                .get(JSON + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("2026-11-22"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+41 22 123 45 67",
                "-1",
                "@SUM(A1:A9)",
                "|calc",
                "%0A",
                "＝1+1",
                "=HYPERLINK(\"https://example.org/?\"&A1,\"click\")"
            })
    void no_cell_is_a_formula(String formula) {
        CAROL.comments(mails.hourOld(), formula).then().statusCode(303);
        assertEquals("'" + formula, rows().get(0).get("text"));
    }

    @Test
    void a_ticket_is_no_formula_either() {
        CAROL.comments(mails.fromAlice("=cmd|'/C calc'!A1", clock.instant()), "Careful");
        assertEquals("'=cmd|'/C calc'!A1", rows().get(0).get("ticket"));
    }

    @Test
    void commas_quotes_and_lines_stay_in_their_cell() {
        String text = "One, \"two\";\nthree\tfour <b>five</b>";
        CAROL.comments(mails.hourOld(), text);
        assertEquals(text, rows().get(0).get("text"));
    }

    @Test
    void the_table_is_a_download_in_utf_8_that_nobody_keeps() {
        CAROL.comments(mails.hourOld(), "Grüße 👍");
        Admin.byPassword()
                .get(CSV + ofDay())
                .then()
                .statusCode(200)
                .header("Content-Type", containsString("text/csv"))
                .header("Content-Type", containsString("charset=UTF-8"))
                .header("Content-Disposition", containsString("attachment"))
                .header("Cache-Control", "no-store")
                .body(containsString("Grüße 👍"));
    }

    @Test
    void hostile_comments_are_text_in_json() {
        String hostile = "\"},{\"text\":\"x\"} <script>alert(1)</script> \u202Eevil";
        CAROL.comments(mails.hourOld(), hostile);
        Admin.byPassword()
                .get(JSON + ofDay())
                .then()
                .body("size()", equalTo(1))
                .body("[0].text", equalTo(hostile.replace("\u202E", "")));
    }

    @Test
    void comments_of_other_days_are_not_among_them() {
        CAROL.comments(mails.hourOld(), "Of the day");
        clock.stopAt(day + "T23:59:59.999Z");
        CAROL.comments(mails.hourOld(), "Of the night");
        clock.stopAt(clock.instant().plusMillis(1));
        CAROL.comments(mails.hourOld(), "Of the next day");
        Admin.byPassword()
                .get(JSON + ofDay())
                .then()
                .body("text", hasItems("Of the day", "Of the night"))
                .body("text", not(hasItem("Of the next day")));
    }

    private String ofDay() {
        return "?from=" + day + "&to=" + day;
    }

    private List<CSVRecord> rows() {
        String csv = Admin.byPassword()
                .get(CSV + ofDay())
                .then()
                .statusCode(200)
                .extract()
                .asString();
        try (var parser = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(csv))) {
            return StreamSupport.stream(parser.spliterator(), false).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
