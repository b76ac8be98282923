package org.ouinon.digest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ouinon.vote.Customer.CAROL;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ouinon.account.Admin;
import org.ouinon.account.Authors;
import org.ouinon.comment.CommentCount;
import org.ouinon.incident.IncidentLines;
import org.ouinon.incident.Letter;
import org.ouinon.link.Mails;
import org.ouinon.score.Customers;
import org.ouinon.web.Days;
import org.ouinon.web.Language;
import org.ouinon.web.TestClock;

/** What a digest says of teams that no other test has. */
@QuarkusTest
class DigestTest {

    private static final Instant WEDNESDAY = Instant.parse("2026-11-18T12:00:00Z");
    private static final Instant WEEK_BEFORE = Instant.parse("2026-11-11T12:00:00Z");
    private static final Instant QUARTER_BEFORE = Instant.parse("2026-08-19T12:00:00Z");

    @Inject
    Customers customers;

    @Inject
    Authors authors;

    @Inject
    Mails mails;

    @Inject
    IncidentLines incidents;

    @Inject
    Days days;

    @Inject
    TestClock clock;

    private final String team = Mails.freshName("team");

    @AfterEach
    void let_the_clock_run() {
        clock.run();
    }

    @Test
    void a_change_that_is_more_than_chance_is_called_so() {
        customers.answer(team, 190, 10, WEDNESDAY);
        customers.answer(team, 160, 40, WEEK_BEFORE);
        customers.answer(team, 185, 15, QUARTER_BEFORE);
        List<DigestPage.Change> changes = page(Language.EN).changes();
        assertEquals(
                new DigestPage.Change("The week before (2026-W46)", "+15.0 points: better, by more than chance"),
                changes.get(0));
        assertEquals(
                new DigestPage.Change("The same week of the quarter before (2026-W34)", "+2.5 points: within chance"),
                changes.get(1));
        DigestPage.Column now = page(Language.FR).columns().get(0);
        assertEquals("Cette semaine (2026-W47)", now.name());
        assertEquals("95,0 %", now.period().shown());
        assertEquals("190 oui, 10 non", now.period().counts());
        assertEquals("87,5 %", now.threeMonths().shown());
    }

    @Test
    void few_answers_prove_nothing_and_it_is_said_how_few() {
        customers.answer(team, 12, 0, WEDNESDAY);
        customers.answer(team, 100, 100, WEEK_BEFORE);
        assertEquals(
                "12 answers: too few to say", page(Language.EN).changes().get(0).verdict());
        assertEquals("nothing to compare", page(Language.EN).changes().get(1).verdict());
        assertEquals(
                "12 Antworten: zu wenig, um etwas zu sagen",
                page(Language.DE).changes().get(0).verdict());
    }

    @Test
    void teams_and_languages_stand_beside_each_other() {
        String other = Mails.freshName("team");
        customers.answer(team, 30, 0, WEDNESDAY);
        customers.answer(team, 15, 15, WEEK_BEFORE);
        customers.answer(other, 1, 1, WEDNESDAY);
        DigestPage both = page(Language.EN, team, other);
        assertEquals(
                Set.of(
                        team + " 100.0% 50.0% +50.0 points: better, by more than chance",
                        other + " 50.0% no answers yet nothing to compare"),
                Set.copyOf(told(both.teams())));
        assertEquals(List.of("English 96.9% 50.0% +46.9 points: better, by more than chance"), told(both.languages()));
        assertEquals(
                List.of(team),
                page(Language.EN).teams().stream().map(DigestPage.Line::name).toList());
    }

    @Test
    void an_incident_of_the_week_tells_what_happened_around_it() {
        String other = Mails.freshName("team");
        int ofAll = Letter.of("Outage").opened();
        int ofOther = Letter.of("Elsewhere")
                .with("team", String.valueOf(number(other)))
                .opened();
        int earlier = Letter.of("Earlier")
                .with("start", "2012-02-01T10:00")
                .with("end", "2012-03-04T10:00")
                .opened();
        customers.answer(team, 3, 1, Instant.parse("2012-03-06T12:00:00Z"));
        DigestPage page = page(Period.named("2012-W10").orElseThrow(), Language.EN, team);
        DigestPage.Incident told = page.incidents().stream()
                .filter(incident -> incident.line().number() == ofAll)
                .findFirst()
                .orElseThrow();
        assertEquals("2012-03-06 09:41 2012-03-07 18:00", told.from() + " " + told.to());
        assertTrue(told.around().get(0).startsWith("Before: "), told.toString());
        assertTrue(told.around().get(1).matches("During: [0-9.]+% of [0-9]+ answers"), told.toString());
        Set<Integer> numbers = page.incidents().stream()
                .map(incident -> incident.line().number())
                .collect(Collectors.toSet());
        assertFalse(numbers.contains(ofOther) || numbers.contains(earlier), numbers.toString());
    }

    @Test
    void every_comment_is_shown_or_withheld_for_a_reason() {
        Period week = aWeekOfItsOwn();
        String erased = mails.forTeam(team);
        CAROL.comments(mails.forTeam(team), "Stays");
        clock.stopAt(days.now().plusSeconds(1));
        CAROL.comments(erased, "Goes");
        CAROL.presses(erased, "comment/erase");
        CAROL.comments(mails.forTeam(Mails.freshName("team")), "Elsewhere");
        CAROL.comments(mails.forTest(), "Trying");
        DigestPage page = page(week, Language.EN, team);
        assertEquals(
                "4 received = 1 shown + 3 withheld (1 erased, 1 on test links, 1 of teams that were not chosen)",
                page.received());
        assertNull(page.missing());
        assertEquals(1, page.texts());
        assertEquals(
                List.of("Stays", "Erased by the customer on " + days.local(days.now()) + "."),
                page.comments().stream()
                        .map(c -> c.text() == null ? c.erased() : c.text())
                        .toList());
        assertEquals(
                "4 received = 2 shown + 2 withheld (1 erased, 1 on test links)",
                page(week, Language.EN).received());
    }

    @Test
    void nobody_drops_a_comment_without_a_word() {
        Period week = aWeekOfItsOwn();
        CAROL.comments(mails.forTeam(team), "Kept");
        CAROL.comments(mails.forTeam(team), "Dropped");
        Digest whole = digest(week, team);
        Instant from = days.startOf(week.window().from());
        CommentCount count = QuarkusTransaction.requiringNew()
                .call(() -> CommentCount.between(from, days.now().plusSeconds(1), Set.of()));
        Completeness censored = Completeness.of(whole.comments().subList(0, 1), count);
        assertEquals(1, censored.missing());
        assertEquals(0, whole.completeness().missing());
    }

    @Test
    void moments_are_told_in_the_readers_zone() {
        clock.stopAt("2046-07-04T23:30:00Z");
        CAROL.comments(mails.forTeam(team), "Late");
        Digest digest = digest(Period.named("2046-W27").orElseThrow(), team);
        DigestPage page = new DigestPage(digest, Language.EN, days.zone(), ZoneId.of("Asia/Tokyo"));
        assertEquals("2046-07-05 08:30", page.comments().get(0).moment());
    }

    @Test
    void what_nobody_has_read_for_seven_days_is_counted() {
        Period week = aWeekOfItsOwn();
        Instant written = days.now();
        CAROL.comments(mails.forTeam(team), "Is anybody there?");
        clock.stopAt(written.plus(Duration.ofDays(7)).minusMillis(1));
        assertNull(page(week, Language.EN, team).overdue());
        clock.stopAt(written.plus(Duration.ofDays(7)));
        assertEquals(
                "1 comment has now been read by nobody for 7 days",
                page(week, Language.EN, team).overdue());
        String ballot = Admin.signedIn()
                .get("/comments?show=overdue&team=" + team)
                .asString()
                .replaceAll("(?s).*/comments/([0-9a-f-]{36})/.*", "$1");
        Admin.signedIn()
                .formParam("seen", written.toEpochMilli())
                .post("/comments/" + ballot + "/read")
                .then()
                .statusCode(303);
        assertNull(page(week, Language.EN, team).overdue());
    }

    /** One in which nobody has written anything; it is Wednesday noon. */
    private Period aWeekOfItsOwn() {
        do {
            long weeks = ThreadLocalRandom.current().nextLong(400);
            clock.stopAt(Instant.parse("2047-01-09T12:00:00Z").plus(Duration.ofDays(7 * weeks)));
        } while (digest(Period.week(days.today())).completeness().received() > 0);
        return Period.week(days.today());
    }

    private static List<String> told(List<DigestPage.Line> lines) {
        return lines.stream()
                .map(line -> String.join(
                        " ", line.name(), line.now().shown(), line.before().shown(), line.change()))
                .toList();
    }

    /** That of the week of Wednesday; of this test's team where none is named. */
    private DigestPage page(Language language, String... teams) {
        String[] chosen = teams.length == 0 ? new String[] {team} : teams;
        return page(Period.named("2026-W47").orElseThrow(), language, chosen);
    }

    private DigestPage page(Period period, Language language, String... teams) {
        return new DigestPage(digest(period, teams), language, days.zone(), days.zone());
    }

    private Digest digest(Period period, String... teams) {
        Set<Integer> numbers = Stream.of(teams).map(this::number).collect(Collectors.toSet());
        return QuarkusTransaction.requiringNew().call(() -> Digest.of(period, Choice.of(numbers), incidents, days));
    }

    private int number(String slug) {
        return authors.named("alice", slug).team();
    }
}
