package org.ouinon.hook;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.ouinon.vote.Customer.CAROL;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ouinon.comment.Hostile;
import org.ouinon.link.Mails;
import org.ouinon.web.TestClock;

/** What customers do is told to those who asked, and nothing that they took back before. */
@QuarkusTest
class NewsTest {

    /** Not the alerts, which the votes of other tests can raise at any time. */
    private static final Set<Topic> OF_CUSTOMERS =
            Set.of(Topic.VOTE_COUNTED, Topic.VOTE_CHANGED, Topic.COMMENT_WRITTEN);

    @Inject
    Webhooks webhooks;

    @Inject
    Mails mails;

    @Inject
    TestClock clock;

    private final String ticket = Mails.freshTicket();
    private Receiver receiver;
    private int webhook;
    private String mail;

    @BeforeEach
    void begin() throws IOException {
        receiver = new Receiver();
        webhook = webhooks.begin("CRM", receiver.url(), OF_CUSTOMERS, "admin").webhook().number;
        mail = mails.fromAlice(ticket, clock.instant().minusSeconds(3600));
    }

    @AfterEach
    void end() {
        webhooks.stop(webhook, "admin");
        receiver.close();
    }

    @Test
    void a_vote_is_told_when_it_counts_and_when_it_changes() {
        CAROL.presses(mail, "yes");
        JsonPath counted = told("vote.counted");
        assertEquals("YES", counted.getString("data.answer"));
        assertEquals("COUNTED", counted.getString("data.state"));
        assertEquals("alice", counted.getString("data.agent"));
        assertEquals(ticket, counted.getString("data.ticket"));
        assertEquals("en", counted.getString("data.language"));

        CAROL.presses(mail, "no");
        JsonPath changed = told("vote.changed");
        assertEquals("NO", changed.getString("data.answer"));
        assertEquals(counted.getString("data.ballot"), changed.getString("data.ballot"));
    }

    @Test
    void the_same_press_twice_is_told_once() {
        CAROL.presses(mail, "yes");
        CAROL.presses(mail, "yes");
        CAROL.presses(mail, "withdraw");
        assertEquals("WITHDRAWN", told("vote.changed").getString("data.state"));
        assertEquals(2, messages().size());
    }

    @Test
    void test_links_are_no_news() {
        String test = mails.forTest();
        CAROL.presses(test, "yes");
        CAROL.comments(test, "Only a test");
        assertEquals(List.of(), messages());
    }

    @Test
    void a_comment_is_told_with_its_text() {
        CAROL.comments(mail, "{cdi:site.root} <b>\"bold\"</b>");
        JsonPath told = told("comment.written");
        assertEquals("{cdi:site.root} <b>\"bold\"</b>", told.getString("data.text"));
        assertEquals(ticket, told.getString("data.ticket"));
    }

    @Test
    void hostile_comments_are_told_as_they_were_written() {
        List<String> kept = Hostile.kept();
        for (String hostile : Hostile.comments()) {
            CAROL.comments(mails.hourOld(), hostile).then().statusCode(303);
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> receiver.told().size() == kept.size());
        List<String> told = receiver.told().stream()
                .map(message -> JsonPath.from(message.body()).getString("data.text"))
                .sorted()
                .toList();
        assertEquals(kept.stream().sorted().toList(), told);
    }

    @Test
    void the_outbox_never_holds_what_a_customer_wrote() {
        CAROL.presses(mail, "yes");
        CAROL.comments(mail, "Between us");
        for (Message message : messages()) {
            assertFalse(message.data.contains("Between us"), message.data);
            assertFalse(message.data.contains(ticket), message.data);
        }
    }

    @Test
    void what_was_erased_before_it_was_told_is_not_told() {
        CAROL.comments(mail, "Between us");
        told("comment.written");
        CAROL.presses(mail, "comment/erase");
        receiver.told().clear();
        Message message = messages().get(0);
        webhooks.again(webhook, message.id);
        JsonPath again = told("comment.written");
        assertNull(again.getString("data.text"));
        assertNull(again.getString("data.ticket"));
    }

    private List<Message> messages() {
        return QuarkusTransaction.requiringNew().call(() -> Message.newest(webhook, 100));
    }

    private JsonPath told(String type) {
        return await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> receiver.told().stream()
                                .map(told -> JsonPath.from(told.body()))
                                .filter(told -> type.equals(told.getString("type")))
                                .findFirst()
                                .orElse(null),
                        told -> told != null);
    }
}
