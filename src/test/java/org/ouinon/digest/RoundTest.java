package org.ouinon.digest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ouinon.vote.Customer.CAROL;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ouinon.account.Authors;
import org.ouinon.incident.IncidentLines;
import org.ouinon.link.Mails;
import org.ouinon.mail.Errand;
import org.ouinon.mail.Errands;
import org.ouinon.mail.Letter;
import org.ouinon.mail.PostOffice;
import org.ouinon.mail.Readers;
import org.ouinon.mail.Sender;
import org.ouinon.mail.Subscription;
import org.ouinon.mail.WithPostOffice;
import org.ouinon.score.Customers;
import org.ouinon.web.Days;
import org.ouinon.web.Language;
import org.ouinon.web.TestClock;

/** Digests on their way through a real mail server, with TLS and a password. */
@QuarkusTest
@TestProfile(WithPostOffice.class)
class RoundTest {

    private static final int ROUNDS = 10;

    @Inject
    Readers readers;

    @Inject
    Customers customers;

    @Inject
    Authors authors;

    @Inject
    Mails mails;

    @Inject
    Sender sender;

    @Inject
    IncidentLines incidents;

    @Inject
    Errands errands;

    @Inject
    Days days;

    @Inject
    TestClock clock;

    private PostOffice office;
    private String team;
    private Instant monday;

    @BeforeEach
    void begin_on_a_monday_morning_of_its_own() {
        readers.dismissAll();
        office = PostOffice.open();
        team = Mails.freshName("team");
        monday = Instant.parse("2047-01-07T08:00:00Z")
                .plus(Duration.ofDays(7 * ThreadLocalRandom.current().nextLong(400)));
        clock.stopAt(monday);
    }

    @AfterEach
    void close_the_post_office() {
        office.close();
        readers.dismissAll();
        clock.run();
    }

    @Test
    void a_digest_comes_on_monday_once_with_both_parts() throws Exception {
        answersLastWeek(30, 10);
        says("Third time this week");
        Subscription dora = weekly(Language.FR);
        round().go();
        round().go();
        assertEquals(1, office.mailsTo(dora.address).size());
        MimeMessage mail = office.mailsTo(dora.address).get(0);
        String week = Period.week(days.today()).before().name();
        assertEquals("Synthèse de la semaine " + week + " : 75,0 %, 1 commentaire", mail.getSubject());
        String text = PostOffice.text(mail);
        assertTrue(text.startsWith("Synthèse de la semaine " + week + "\ndu "), text);
        assertTrue(text.contains("\n  Semaine : 75,0 % (30 oui, 10 non)\n"), text);
        assertTrue(text.contains("\nFuseau horaire : UTC.\n"), text);
        assertTrue(text.contains("\n    Third time this week\n"), text);
        assertTrue(text.contains("1 reçus = 1 montrés + 0 non montrés"), text);
        String html = PostOffice.html(mail);
        assertTrue(html.contains("<td width=\"75%\" bgcolor=\"#1d6f42\""), html);
        assertTrue(html.contains("Third time this week"), html);
        assertFalse(html.contains("<img") || html.contains("src=") || html.contains("url("), html);
        assertEquals(
                List.of(),
                html.lines()
                        .filter(line -> line.contains("?"))
                        .filter(line -> line.contains("href") && !line.contains("show=overdue"))
                        .toList());
    }

    @Test
    void the_month_comes_on_the_first() throws Exception {
        LocalDate first = days.today().plusMonths(1).withDayOfMonth(1);
        clock.stopAt(first.atTime(7, 0).toInstant(ZoneOffset.UTC));
        answersLastWeek(30, 10);
        Subscription dora = readers.of(number());
        round().go();
        round().go();
        YearMonth last = YearMonth.from(first).minusMonths(1);
        String month = last.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + last.getYear();
        List<String> subjects = new ArrayList<>();
        for (MimeMessage mail : office.mailsTo(dora.address)) {
            subjects.add(mail.getSubject());
        }
        assertEquals(
                1, Collections.frequency(subjects, "Digest of " + month + ": 75.0%, 0 comments"), subjects.toString());
    }

    @Test
    void without_answer_and_comment_there_is_no_mail() {
        Subscription dora = weekly(Language.EN);
        round().go();
        assertEquals(0, office.mailsTo(dora.address).size());
        assertEquals(Errand.State.EMPTY, mail(dora).state);
    }

    @Test
    void a_comment_alone_is_worth_a_mail() {
        says("Just saying");
        Subscription dora = weekly(Language.EN);
        round().go();
        assertEquals(1, office.mailsTo(dora.address).size());
    }

    @Test
    void two_processes_at_once_send_each_digest_once() {
        answersLastWeek(30, 10);
        List<Subscription> all = List.of(weekly(Language.EN), weekly(Language.DE), weekly(Language.IT));
        inTwoProcesses();
        all.forEach(reader -> assertEquals(1, office.mailsTo(reader.address).size()));
    }

    @Test
    void whoever_dies_at_any_step_costs_at_most_one_repeat_and_no_mail() {
        for (int i = 0; i < ROUNDS; i++) {
            answersLastWeek(30, 10);
            List<Subscription> all = List.of(weekly(Language.EN), weekly(Language.NL), weekly(Language.PT));
            Subscription victim = all.get(i % all.size());
            dieAfter(i % 2 == 0 ? Step.CLAIMING : Step.SENDING, victim);
            inTwoProcesses();
            int before = i % 2 == 0 ? 0 : 1;
            assertEquals(before, office.mailsTo(victim.address).size(), "nobody takes over too early");
            clock.stopAt(days.now().plus(Errand.STALE));
            inTwoProcesses();
            clock.stopAt(days.now().plus(Duration.ofHours(3)));
            inTwoProcesses();
            for (Subscription reader : all) {
                int expected = reader == victim ? before + 1 : 1;
                assertEquals(expected, office.mailsTo(reader.address).size(), "round " + i);
            }
            readers.dismissAll();
            monday = monday.plus(Duration.ofDays(7));
            clock.stopAt(monday);
        }
    }

    @Test
    void who_dies_twice_after_sending_sends_no_third() {
        answersLastWeek(30, 10);
        Subscription dora = weekly(Language.EN);
        dieAfter(Step.SENDING, dora);
        clock.stopAt(days.now().plus(Errand.STALE));
        dieAfter(Step.SENDING, dora);
        clock.stopAt(days.now().plus(Errand.STALE));
        round().go();
        clock.stopAt(days.now().plus(Duration.ofDays(1)));
        round().go();
        assertEquals(2, office.mailsTo(dora.address).size());
    }

    @Test
    void a_bad_address_stops_nobody_and_is_tried_again_a_few_times() {
        answersLastWeek(30, 10);
        Subscription bad = weekly(Language.EN);
        Subscription good = weekly(Language.EN);
        office.refuse(bad.address);
        round().go();
        assertEquals(1, office.mailsTo(good.address).size());
        assertEquals(1, mail(bad).failures);
        round().go();
        assertEquals(1, mail(bad).failures, "it is not tried again at once");
        clock.stopAt(days.now().plus(Duration.ofMinutes(10)));
        round().go();
        assertEquals(2, mail(bad).failures);
        office.takeAgain(bad.address);
        clock.stopAt(days.now().plus(Duration.ofMinutes(20)));
        round().go();
        assertEquals(1, office.mailsTo(bad.address).size());
        assertEquals(Errand.State.SENT, mail(bad).state);
    }

    @Test
    void what_fails_again_and_again_is_given_up() {
        answersLastWeek(30, 10);
        Subscription bad = weekly(Language.EN);
        office.refuse(bad.address);
        int tries = 0;
        for (int hour = 0; hour < 24 * 6; hour++) {
            round().go();
            tries = Math.max(tries, mail(bad).failures);
            clock.stopAt(days.now().plus(Duration.ofHours(1)));
        }
        assertEquals(8, tries);
        assertEquals(Errand.State.GIVEN_UP, mail(bad).state);
    }

    private enum Step {
        CLAIMING,
        SENDING
    }

    /** What a process does that is killed right after a step of its round. */
    private void dieAfter(Step step, Subscription reader) {
        Errand.Key key = key(reader);
        assertTrue(QuarkusTransaction.requiringNew().call(() -> Errand.claim(key, days.now())));
        if (step == Step.SENDING) {
            assertTrue(
                    sender.send(reader, new Letter("Digest", "<p>x</p>", "x")).isSent());
        }
    }

    private void inTwoProcesses() {
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(() -> round().go()), CompletableFuture.runAsync(() -> round().go()))
                .join();
    }

    /** That of another process: it shares the database with all others, and nothing else. */
    private Round round() {
        return new Round(errands, incidents, days);
    }

    private Subscription weekly(Language language) {
        Subscription reader = readers.in(language, "UTC", number());
        QuarkusTransaction.requiringNew()
                .run(() -> Subscription.update("monthly = false where account = ?1", reader.account));
        return readers.again(reader.account);
    }

    private void answersLastWeek(int yes, int no) {
        customers.answer(team, yes, no, days.now().minus(Duration.ofDays(4)));
    }

    private void says(String text) {
        Instant now = days.now();
        clock.stopAt(now.minus(Duration.ofDays(4)));
        CAROL.comments(mails.forTeam(team), text);
        clock.stopAt(now);
    }

    private int number() {
        return authors.named("alice", team).team();
    }

    private Errand mail(Subscription reader) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Errand.of(key(reader)).orElseThrow());
    }

    private Errand.Key key(Subscription reader) {
        return new Errand.Key(reader.account, Period.week(days.today()).before().name());
    }
}
