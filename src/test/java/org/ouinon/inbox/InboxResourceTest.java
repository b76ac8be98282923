package org.ouinon.inbox;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ouinon.vote.Customer.CAROL;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ouinon.comment.Comment;
import org.ouinon.comment.Hostile;
import org.ouinon.link.Mails;
import org.ouinon.web.Days;
import org.ouinon.web.TestClock;

/** Directors who read. */
@QuarkusTest
class InboxResourceTest {

    private static final String NOBODY = "Nobody has read this yet.";

    @Inject
    Mails mails;

    @Inject
    TestClock clock;

    @Inject
    Days days;

    private final String team = Mails.freshName("inbox");
    private Dora dora;

    @BeforeEach
    void sign_dora_in() {
        dora = Dora.of(team);
    }

    @AfterEach
    void let_the_clock_run() {
        clock.run();
    }

    @Test
    void a_comment_comes_with_all_that_belongs_to_it() {
        String mail = comment("Third time this week");
        CAROL.presses(mail, "no");
        String ticket = mails.open(mail).link().ticket().reference();
        String page = dora.sees("");
        assertTrue(page.contains("Third time this week"), page);
        assertTrue(page.contains("</a> · NO</h2>"), page);
        assertTrue(page.contains(ticket + " · alice · " + team + " · en</p>"), page);
        assertTrue(page.contains(NOBODY), page);
    }

    @Test
    void dates_are_local() {
        clock.stopAt("2044-03-06T09:41:00Z");
        comment("Morning");
        assertTrue(dora.sees("").contains(">" + days.local(clock.instant()) + "</a>"));
    }

    @Test
    void looking_is_not_reading() {
        comment("Look at me");
        String ballot = dora.only();
        dora.get("/comments/" + ballot);
        assertEquals(List.of(ballot), dora.finds("show=unread"));
        dora.reads(ballot).header("Location", endsWith("#c" + ballot));
        assertEquals(List.of(), dora.finds("show=unread"));
        assertEquals(List.of(ballot), dora.finds("show=read"));
        assertTrue(dora.sees("show=all").contains("You read this on"));
    }

    @Test
    void a_form_leads_back_to_the_page_that_it_was_on() {
        comment("Here");
        String ballot = dora.only();
        dora.post(
                        ballot + "/read?show=all&team=" + team + "&q=a%26b&order=oldest&answer=none",
                        "seen=" + dora.seen(ballot))
                .then()
                .statusCode(303)
                .header(
                        "Location",
                        endsWith("/comments?show=all&team=" + team + "&answer=none&q=a%26b&order=oldest#c" + ballot));
    }

    @Test
    void each_director_reads_for_themselves_and_who_was_first_is_told() {
        comment("Both should know");
        String ballot = dora.only();
        Dora another = Dora.of(team);
        dora.reads(ballot);
        assertEquals(List.of(ballot), another.finds("show=unread"));
        assertTrue(another.sees("").contains("First read by director-"));
        assertFalse(another.sees("").contains(NOBODY));
        another.reads(ballot);
        assertEquals(List.of(), another.finds("show=unread"));
    }

    @Test
    void what_the_first_reader_takes_back_the_second_still_has_read() {
        comment("Read twice");
        String ballot = dora.only();
        Dora another = Dora.of(team);
        dora.reads(ballot);
        another.reads(ballot);
        dora.post(ballot + "/unread", "").then().statusCode(303);
        assertEquals(List.of(ballot), dora.finds("show=unread"));
        assertFalse(dora.sees("show=all").contains(NOBODY));
        another.post(ballot + "/unread", "").then().statusCode(303);
        assertTrue(dora.sees("show=all").contains(NOBODY));
    }

    @Test
    void a_comment_rewritten_after_it_was_read_is_unread_again() {
        String mail = comment("First");
        String ballot = dora.only();
        dora.reads(ballot);
        CAROL.comments(mail, "Second");
        assertEquals(List.of(ballot), dora.finds("show=unread"));
        assertTrue(dora.sees("").contains(NOBODY));
    }

    @Test
    void a_text_that_somebody_saw_no_more_of_is_not_read() {
        String mail = comment("What Dora sees");
        String ballot = dora.only();
        String seen = dora.seen(ballot);
        CAROL.comments(mail, "What stands there when she presses");
        dora.reads(ballot, seen);
        assertEquals(List.of(ballot), dora.finds("show=unread"));
    }

    @Test
    void reading_twice_is_reading_once() {
        clock.stopAt("2044-05-06T09:00:00Z");
        comment("Once");
        String ballot = dora.only();
        dora.reads(ballot);
        clock.stopAt("2044-05-06T10:00:00Z");
        dora.reads(ballot);
        assertTrue(dora.sees("show=all")
                .contains("You read this on " + days.local(clock.instant().minusSeconds(3600))));
    }

    @Test
    void two_directors_at_once_have_both_read() {
        Dora another = Dora.of(team);
        for (int i = 0; i < 10; i++) {
            comment("At once " + i);
        }
        for (String ballot : dora.finds("")) {
            String seen = dora.seen(ballot);
            CompletableFuture.allOf(
                            CompletableFuture.runAsync(() -> dora.reads(ballot, seen)),
                            CompletableFuture.runAsync(() -> another.reads(ballot, seen)))
                    .join();
        }
        assertEquals(10, dora.finds("show=read").size());
        assertEquals(10, another.finds("show=read").size());
    }

    @Test
    void what_was_erased_while_it_was_read_is_not_read_and_says_so() {
        String mail = comment("Forget me");
        String ballot = dora.only();
        String seen = dora.seen(ballot);
        CAROL.presses(mail, "comment/erase");
        dora.reads(ballot, seen);
        assertEquals(List.of(), dora.finds("show=unread"));
        assertEquals(List.of(), dora.finds("show=read"));
        String page = dora.sees("show=all");
        assertTrue(page.contains("Erased by the customer on"), page);
        assertFalse(page.contains("Forget me"), page);
    }

    @Test
    void after_seven_days_it_is_told_for_how_long_nobody_has_read_it() {
        Instant then = Instant.parse("2045-03-01T12:00:00Z");
        clock.stopAt(then);
        long before = overdueOf(then);
        comment("Is anybody there?");
        String ballot = dora.only();
        clock.stopAt(then.plus(Duration.ofDays(7)).minusMillis(1));
        assertEquals(List.of(), dora.finds("show=overdue"));
        assertTrue(dora.sees("").contains(NOBODY));
        clock.stopAt(then.plus(Duration.ofDays(9)));
        assertEquals(List.of(ballot), dora.finds("show=overdue"));
        assertTrue(dora.sees("").contains("<p class=\"overdue\">Unread for 9 days</p>"));
        assertTrue(dora.sees("").contains("been read by nobody for 7 days"));
        assertEquals(before + 1, overdueOf(then));
        Dora.of(team).reads(ballot);
        assertEquals(List.of(), dora.finds("show=overdue"));
        assertEquals(before, overdueOf(then));
    }

    @Test
    void exactly_seven_days_are_seven_and_neither_tests_nor_the_erased_are_missed() {
        Instant then = Instant.parse("2046-03-01T12:00:00Z");
        clock.stopAt(then);
        long before = overdueOf(then);
        String mail = comment("Counts");
        CAROL.comments(mails.forTest(), "Only a test");
        assertEquals(before + 1, overdueOf(then));
        CAROL.presses(mail, "comment/erase");
        assertEquals(before, overdueOf(then));
    }

    @Test
    void comments_are_found_by_answer_language_and_day() {
        clock.stopAt("2047-02-03T12:00:00Z");
        CAROL.presses(comment("yes"), "yes");
        CAROL.presses(comment("no"), "no");
        clock.stopAt("2047-02-04T12:00:00Z");
        comment("none");
        assertEquals(1, dora.finds("answer=yes").size());
        assertTrue(dora.sees("answer=no").contains("dir=\"auto\">no</p>"));
        assertTrue(dora.sees("answer=none").contains("dir=\"auto\">none</p>"));
        assertEquals(3, dora.finds("language=en").size());
        assertEquals(0, dora.finds("language=fr").size());
        assertEquals(2, dora.finds("to=2047-02-03").size());
        assertEquals(1, dora.finds("from=2047-02-04").size());
        assertEquals(0, dora.finds("from=2047-02-05&to=").size());
    }

    @Test
    void other_teams_comments_and_tests_are_not_among_them() {
        comment("Ours");
        CAROL.comments(mails.hourOld(), "Theirs");
        assertEquals(1, dora.finds("show=all").size());
        assertEquals(404, dora.signedIn().get("/comments?team=no-such-team").statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "show=mine",
                "answer=perhaps",
                "language=xx",
                "from=lately",
                "after=x",
                "after=1_2",
                "after=1_------------------------------------"
            })
    void a_filter_that_is_none_is_refused_kindly(String query) {
        int status = dora.signedIn().get("/comments?" + query).statusCode();
        assertTrue(status == 400 || status == 404, query + " gives " + status);
    }

    @Test
    void all_words_are_sought_whatever_they_are() {
        comment("The Server was slow, l'équipe m'a aidée at 100% of 12:30 🦖 snake_case");
        comment("Die Rechnung war falsch");
        for (String words : List.of(
                "server",
                "SERVER",
                "slow server",
                "equipe",
                "aidée",
                "serv*",
                "the server",
                "was",
                "at",
                "100",
                "12:30",
                "100%25",
                "🦖",
                "snake_case",
                "l'équipe",
                "+server -slow",
                "\"slow\"",
                "(server",
                "server)",
                "@server",
                "~server<>")) {
            assertEquals(1, dora.finds("q=" + encoded(words)).size(), words);
        }
        for (String words :
                List.of("serv", "server rechnung", "xylophone", "zz", "🦕", "%25%25%25", "server xylophone*")) {
            assertEquals(0, dora.finds("q=" + encoded(words)).size(), words);
        }
    }

    @Test
    void nothing_typed_is_an_error() {
        for (String hostile : Hostile.comments()) {
            String start = hostile.substring(0, Math.min(hostile.length(), 100));
            dora.signedIn()
                    .urlEncodingEnabled(true)
                    .queryParam("q", start)
                    .get("/comments")
                    .then()
                    .statusCode(200);
        }
        dora.signedIn().get("/comments?q=" + "%2B-".repeat(900)).then().statusCode(200);
    }

    @Test
    void pages_leave_none_out_and_show_none_twice() {
        clock.stopAt("2048-01-01T12:00:00Z");
        for (int i = 0; i < 104; i++) {
            if (i % 26 == 0) {
                clock.stopAt(clock.instant().plusMillis(1));
            }
            comment("Number " + i);
        }
        List<String> newest = everyPage("show=all");
        List<String> oldest = everyPage("order=oldest");
        assertEquals(104, newest.size());
        assertEquals(104, new HashSet<>(newest).size());
        List<String> reversed = new ArrayList<>(oldest);
        Collections.reverse(reversed);
        assertEquals(newest, reversed);
    }

    private List<String> everyPage(String query) {
        List<String> ballots = new ArrayList<>();
        String page = dora.sees(query);
        ballots.addAll(Dora.ballots(page));
        while (Dora.next(page) != null) {
            page = dora.get(Dora.next(page));
            assertTrue(Dora.ballots(page).size() <= 50);
            ballots.addAll(Dora.ballots(page));
        }
        return ballots;
    }

    @Test
    void one_comment_has_an_address() {
        comment("Mine alone");
        assertTrue(dora.get("/comments/" + dora.only()).contains("Mine alone"));
        dora.signedIn()
                .get("/comments/00000000-0000-0000-0000-000000000000")
                .then()
                .statusCode(404);
        dora.signedIn().get("/comments/nothing").then().statusCode(404);
        dora.post("00000000-0000-0000-0000-000000000000/read", "seen=0").then().statusCode(404);
    }

    @Test
    void comments_on_test_links_are_nobodys() {
        String mail = mails.forTest();
        CAROL.comments(mail, "Only a test");
        Set<String> all = Set.copyOf(Dora.ballots(dora.get("/comments?q=only+test")));
        assertEquals(Set.of(), all);
    }

    @Test
    void another_site_marks_nothing_as_read() {
        comment("Untouched");
        String ballot = dora.only();
        given().redirects()
                .follow(false)
                .header("Cookie", dora.headers().get(0).substring("Cookie: ".length()))
                .header("Sec-Fetch-Site", "cross-site")
                .formParam("seen", dora.seen(ballot))
                .post("/comments/" + ballot + "/read")
                .then()
                .statusCode(403);
        assertEquals(List.of(ballot), dora.finds("show=unread"));
    }

    private String comment(String text) {
        String mail = mails.forTeam(team);
        CAROL.comments(mail, text).then().statusCode(303);
        return mail;
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words.replace("%25", "%"), StandardCharsets.UTF_8);
    }

    /** Seven days after an instant; other tests' comments of that time included. */
    private static long overdueOf(Instant then) {
        return QuarkusTransaction.requiringNew().call(() -> Comment.overdue(then.plus(Duration.ofDays(7))));
    }
}
