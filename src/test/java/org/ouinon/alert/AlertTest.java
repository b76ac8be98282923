package org.ouinon.alert;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ouinon.vote.Customer.CAROL;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ouinon.bars.Teams;
import org.ouinon.comment.Hostile;
import org.ouinon.hook.Outbox;
import org.ouinon.hook.Receiver;
import org.ouinon.hook.Topic;
import org.ouinon.hook.Webhooks;
import org.ouinon.link.Mails;
import org.ouinon.mail.PostOffice;
import org.ouinon.mail.Readers;
import org.ouinon.mail.Subscription;
import org.ouinon.mail.WithPostOffice;
import org.ouinon.score.Tallies;
import org.ouinon.score.Window;
import org.ouinon.web.Days;
import org.ouinon.web.Language;
import org.ouinon.web.TestClock;

/** Each test lives in a time of its own, long after all others, with two teams that answer 95 of 100 with yes. */
@QuarkusTest
@TestProfile(WithPostOffice.class)
class AlertTest {

    @Inject
    Outbox outbox;

    @Inject
    AlertPost post;

    @Inject
    Days days;

    @Inject
    TestClock clock;

    @Inject
    Teams teams;

    @Inject
    Tallies tallies;

    @Inject
    Readers readers;

    @Inject
    Mails mails;

    @Inject
    Webhooks webhooks;

    private PostOffice office;
    private Receiver receiver;
    private int webhook;
    private String slug;
    private int ours;
    private int others;
    private LocalDate today;

    @BeforeEach
    void live_in_a_time_of_their_own() throws Exception {
        office = PostOffice.open();
        receiver = new Receiver();
        slug = teams.published();
        ours = teams.number(slug);
        others = teams.number(teams.published());
        today = LocalDate.of(2051, 6, 1).plusDays(ThreadLocalRandom.current().nextInt(1000));
        clock.stopAt(today + "T12:00:00Z");
        readers.dismissAll();
        forgetAlerts(); // The votes of other tests may have raised some.
        webhook = webhooks.begin("Pager", receiver.url(), Set.of(Topic.INDEX_ALERT), "admin")
                .webhook()
                .number;
        Window before = new Window(today.minusDays(84), today.minusDays(1));
        tallies.write(before, ours, 95, 5);
        tallies.write(before, others, 1900, 100);
        tallies.write(today, others, 1900, 100);
    }

    @AfterEach
    void take_it_all_away() {
        clock.run();
        webhooks.stop(webhook, "admin");
        receiver.close();
        office.close();
        tallies.forget(ours);
        tallies.forget(others);
        forgetAlerts();
        readers.dismissAll();
    }

    @Test
    void a_drop_of_a_team_is_told_once_and_its_end_once() {
        Subscription reader = readers.of(ours);
        tallies.write(today, ours, 70, 30);
        for (int i = 0; i < 3; i++) {
            look();
            post.round();
        }
        assertEquals(List.of("Satisfaction has dropped to 70.0% (team " + slug + ")"), subjects(reader));
        String text = PostOffice.text(mails(reader).get(0));
        assertTrue(text.contains("70.0% yes (70 of 100 answers)."), text);
        assertTrue(text.contains("95.0% of 5600 answers."), text);
        assertTrue(text.contains("Nobody has written a comment since then."), text);

        nextDay();
        tallies.write(today, ours, 80, 20);
        look();
        post.round();
        assertEquals(1, mails(reader).size(), "it goes on");
        nextDay();
        tallies.write(today, ours, 99, 1);
        nextDay();
        tallies.write(today, ours, 98, 2);
        for (int i = 0; i < 3; i++) {
            look();
            post.round();
        }
        assertEquals(
                "Satisfaction: the drop is over (team " + slug + ")",
                subjects(reader).get(1));
        assertEquals(2, mails(reader).size());

        nextDay();
        tallies.write(today, ours, 95, 5);
        look();
        post.round();
        assertEquals(2, mails(reader).size(), "the old drop is not told again");
    }

    @Test
    void the_same_is_told_to_programs() {
        tallies.write(today, ours, 70, 30);
        look();
        JsonPath dropped = told("dropped");
        assertEquals("index.alert", dropped.getString("type"));
        assertEquals(slug, dropped.getString("data.team"));
        assertEquals(today.toString(), dropped.getString("data.since"));
        assertEquals(95.0f, dropped.getFloat("data.usual"));
        assertEquals(70.0f, dropped.getFloat("data.now"));

        nextDay();
        tallies.write(today, ours, 480, 20);
        look();
        JsonPath recovered = told("recovered");
        assertEquals(dropped.getInt("data.alert"), recovered.getInt("data.alert"));
        assertEquals(2, receiver.told().size());
    }

    @Test
    void steady_answers_and_few_answers_are_told_to_nobody() {
        Subscription reader = readers.of();
        tallies.write(today, ours, 93, 7);
        tallies.write(today, others, 1895, 105);
        look();
        tallies.write(today, ours, 0, 12);
        look();
        post.round();
        assertEquals(List.of(), subjects(reader));
    }

    @Test
    void a_drop_of_all_is_told_to_all_and_one_of_a_team_to_who_chose_it() {
        Subscription ofOurs = readers.of(ours);
        Subscription ofOthers = readers.of(others);
        tallies.write(today, others, 1400, 600);
        look();
        post.round();
        String all = "Satisfaction has dropped to 70.0% (all teams)";
        assertEquals(List.of(all), subjects(ofOurs));
        assertEquals(2, subjects(ofOthers).size());
        assertTrue(subjects(ofOthers).contains(all));
    }

    @Test
    void processes_that_look_at_once_tell_once() throws Exception {
        Subscription reader = readers.of(ours);
        tallies.write(today, ours, 70, 30);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> looks = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                looks.add(threads.submit(() -> {
                    look();
                    post.round();
                }));
            }
            for (Future<?> look : looks) {
                look.get();
            }
        } finally {
            threads.shutdown();
        }
        post.round();
        assertEquals(1, mails(reader).size());
    }

    @Test
    void a_lower_score_that_stays_becomes_the_usual_one() {
        Subscription reader = readers.of(ours);
        tallies.write(today, ours, 70, 30);
        look();
        post.round();
        for (int day = 0; day < 57; day++) {
            nextDay();
            tallies.write(today, ours, 80, 20);
        }
        look();
        post.round();
        assertEquals(2, mails(reader).size());
        String text = PostOffice.text(mails(reader).get(1));
        assertTrue(text.contains("have been worse for eight weeks: 95.0% yes was usual before"), text);
        nextDay();
        tallies.write(today, ours, 80, 20);
        look();
        post.round();
        assertEquals(2, mails(reader).size());
    }

    @Test
    void a_bad_address_keeps_no_other_waiting_and_is_tried_again() {
        Subscription bad = readers.of(ours);
        Subscription good = readers.of(ours);
        office.refuse(bad.address);
        tallies.write(today, ours, 70, 30);
        look();
        post.round();
        assertEquals(1, mails(good).size());
        assertEquals(0, mails(bad).size());
        office.takeAgain(bad.address);
        clock.stopAt(clock.instant().plus(Duration.ofMinutes(10)));
        post.round();
        assertEquals(1, mails(good).size());
        assertEquals(1, mails(bad).size());
    }

    @Test
    void the_comments_that_came_with_it_are_there_and_are_text() throws Exception {
        Subscription reader = readers.in(Language.FR, "Asia/Tokyo", ours);
        for (String hostile : Hostile.comments()) {
            CAROL.comments(mails.forTeam(slug), hostile).then().statusCode(303);
        }
        CAROL.comments(mails.hourOld(), "Of another team");
        clock.stopAt(clock.instant().plusSeconds(1));
        tallies.write(today, ours, 70, 30);
        look();
        post.round();
        MimeMessage mail = mails(reader).get(0);
        String text = PostOffice.text(mail);
        String html = PostOffice.html(mail);
        assertEquals("La satisfaction est tombée à 70,0 % (l’équipe " + slug + ")", mail.getSubject());
        assertTrue(text.contains("Commentaires depuis : " + Hostile.comments().size()), text);
        assertTrue(text.contains(today + " 21:00 · pas de réponse · "), text);
        assertFalse(text.contains("Of another team"));
        assertTrue(
                text.contains("\n    Good\n    Content-Type: text/html\n    \n    <h1>Won</h1>\n    .\n    QUIT\n"),
                text);
        assertFalse(html.contains("<script"), html);
        assertFalse(html.contains("<img"), html);
        Files.createDirectories(Path.of("target", "mails"));
        Files.writeString(Path.of("target", "mails", "alert.html"), html);
        Files.writeString(Path.of("target", "mails", "alert.txt"), text);
    }

    private static void forgetAlerts() {
        QuarkusTransaction.requiringNew().run(() -> Alert.deleteAll());
    }

    /** A look of a process that has seen nothing yet. */
    private void look() {
        new Watch(outbox, days).round();
    }

    private void nextDay() {
        today = today.plusDays(1);
        clock.stopAt(today + "T12:00:00Z");
        tallies.write(today, others, 1900, 100);
    }

    private List<MimeMessage> mails(Subscription reader) {
        return office.mailsTo(reader.address);
    }

    private List<String> subjects(Subscription reader) {
        return mails(reader).stream()
                .map(mail -> {
                    try {
                        return mail.getSubject();
                    } catch (jakarta.mail.MessagingException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }

    private JsonPath told(String state) {
        return await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> receiver.told().stream()
                                .map(told -> JsonPath.from(told.body()))
                                .filter(told -> state.equals(told.getString("data.state"))
                                        && slug.equals(told.getString("data.team")))
                                .findFirst()
                                .orElse(null),
                        told -> told != null);
    }
}
