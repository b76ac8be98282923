package org.ouinon.hook;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ouinon.web.TestClock;

@QuarkusTest
class WebhooksTest {

    private static final Set<Topic> COUNTED = Set.of(Topic.VOTE_COUNTED);

    @Inject
    Webhooks webhooks;

    @Inject
    Outbox outbox;

    @Inject
    Courier courier;

    @Inject
    TestClock clock;

    private Receiver receiver;
    private Webhooks.Begun begun;

    @BeforeEach
    void begin() throws IOException {
        receiver = new Receiver();
        begun = webhooks.begin("CRM", receiver.url(), COUNTED, "admin");
    }

    @AfterEach
    void end() {
        clock.run();
        webhooks.stop(begun.webhook().number, "admin");
        receiver.close();
    }

    @Test
    void the_standards_own_library_accepts_what_is_sent() throws Exception {
        happens(Topic.VOTE_COUNTED, Map.of("answer", "YES"));
        Receiver.Told told = awaitTold(1).get(0);

        HttpHeaders headers = HttpHeaders.of(told.headers(), (name, value) -> true);
        new com.standardwebhooks.Webhook(begun.secret()).verify(told.body(), headers);
        assertThrows(WebhookVerificationException.class, () -> new com.standardwebhooks.Webhook(begun.secret())
                .verify(told.body() + " ", headers));
        assertTrue(told.body().startsWith("{\"type\":\"vote.counted\",\"timestamp\":\""), told.body());
        assertTrue(told.body().endsWith("\"data\":{\"answer\":\"YES\"}}"), told.body());
        assertEquals(Message.State.DELIVERED, awaitState(Message.State.DELIVERED).state);
    }

    @Test
    void only_what_was_asked_for_is_told() {
        happens(Topic.VOTE_CHANGED, Map.of());
        happens(Topic.VOTE_COUNTED, Map.of());
        awaitTold(1);
        assertEquals(1, messages().size());
    }

    @Test
    void what_was_rolled_back_is_not_told() {
        assertThrows(IllegalStateException.class, () -> QuarkusTransaction.requiringNew()
                .run(() -> {
                    outbox.add(new News(Topic.VOTE_COUNTED, null, Map.of(), clock.instant()));
                    throw new IllegalStateException("Not so");
                }));
        assertTrue(messages().isEmpty());
    }

    @Test
    void a_message_that_nobody_takes_is_tried_again_and_keeps_its_id() {
        receiver.answers(503);
        happens(Topic.VOTE_COUNTED, Map.of());
        awaitTold(1);
        await().until(() -> messages().get(0).problem != null);
        Message failed = messages().get(0);
        assertEquals("The receiver answered 503", failed.problem);
        assertEquals(Message.State.WAITING, failed.state);

        receiver.answers(200);
        clock.stopAt(clock.instant().plusSeconds(6));
        List<Receiver.Told> told = awaitTold(2);
        assertEquals(
                told.get(0).headers().getFirst("webhook-id"),
                told.get(1).headers().getFirst("webhook-id"));
        assertEquals(2, awaitState(Message.State.DELIVERED).attempts);
    }

    @Test
    void after_three_days_a_message_is_given_up_and_can_be_sent_again() {
        receiver.answers(500);
        happens(Topic.VOTE_COUNTED, Map.of());
        Instant start = clock.instant();
        for (int attempt = 1; attempt <= 10; attempt++) {
            int tried = attempt;
            await().until(() -> receiver.told().size() >= tried && messages().get(0).problem != null);
            Message message = messages().get(0);
            if (attempt < 10) {
                await().until(() ->
                        messages().get(0).dueAt.isAfter(clock.instant().plusSeconds(1)));
                clock.stopAt(messages().get(0).dueAt.plusSeconds(1));
            } else {
                assertTrue(Duration.between(start, clock.instant()).toHours() >= 71, message.toString());
            }
        }
        assertEquals(10, awaitState(Message.State.GIVEN_UP).attempts);

        receiver.answers(200);
        assertEquals(1, webhooks.allAgain(begun.webhook().number, start.minusSeconds(60)));
        awaitTold(11);
        awaitState(Message.State.DELIVERED);
        assertTrue(webhooks.again(begun.webhook().number, messages().get(0).id));
        awaitTold(12);
    }

    @Test
    void a_redirect_is_not_followed() {
        receiver.answers(307);
        happens(Topic.VOTE_COUNTED, Map.of());
        awaitTold(1);
        await().until(() -> "The receiver answered 307".equals(messages().get(0).problem));
        assertEquals(1, receiver.told().size());
    }

    @Test
    void a_receiver_that_is_gone_is_not_asked_again() {
        receiver.answers(410);
        happens(Topic.VOTE_COUNTED, Map.of());
        awaitState(Message.State.GIVEN_UP);
    }

    @Test
    void a_slow_receiver_keeps_no_other_waiting() throws IOException {
        receiver.takes(4_000);
        try (Receiver quick = new Receiver()) {
            Webhooks.Begun other = webhooks.begin("Chat", quick.url(), COUNTED, "admin");
            for (int i = 0; i < 20; i++) {
                happens(Topic.VOTE_COUNTED, Map.of("n", i));
            }
            await().atMost(Duration.ofSeconds(20)).until(() -> quick.told().size() == 20);
            assertTrue(
                    receiver.told().size() <= 16,
                    "the slow one had " + receiver.told().size());
            webhooks.stop(other.webhook().number, "admin");
        }
    }

    @Test
    void a_message_is_sent_by_one_process_only() {
        receiver.takes(500);
        happens(Topic.VOTE_COUNTED, Map.of());
        Message message = messages().get(0);
        Instant until = clock.instant().plusSeconds(60);
        long claimed = List.of(message, message, message).stream()
                .filter(m -> QuarkusTransaction.requiringNew().call(() -> m.claim(until)))
                .count();
        assertTrue(claimed <= 1, claimed + " claims of one attempt");
    }

    @Test
    void a_stopped_webhook_is_told_nothing() {
        webhooks.stop(begun.webhook().number, "admin");
        happens(Topic.VOTE_COUNTED, Map.of());
        assertFalse(webhooks.tryOut(begun.webhook().number));
        courier.round();
        assertTrue(messages().isEmpty());
        assertTrue(receiver.told().isEmpty());
    }

    @Test
    void a_test_message_goes_whatever_was_asked_for() {
        assertTrue(webhooks.tryOut(begun.webhook().number));
        assertTrue(awaitTold(1).get(0).body().contains("\"type\":\"webhook.test\""));
    }

    @Test
    void what_cannot_be_a_webhook_is_said() {
        assertSaid(
                "A webhook needs a label of 1 to 100 characters",
                () -> webhooks.begin(" ", receiver.url(), COUNTED, "a"));
        assertSaid("Choose at least one topic", () -> webhooks.begin("x", receiver.url(), Set.of(), "a"));
        assertSaid("This address cannot be used", () -> webhooks.begin("x", "https://no.such.invalid/", COUNTED, "a"));
        assertDoesNotThrow(() -> Destination.parse(receiver.url(), true));
    }

    private static void assertSaid(String start, Runnable deed) {
        String said = assertThrows(IllegalArgumentException.class, deed::run).getMessage();
        assertTrue(said.startsWith(start), said);
    }

    private void happens(Topic topic, Map<String, Object> data) {
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.add(new News(topic, UUID.randomUUID(), data, clock.instant())));
    }

    private List<Message> messages() {
        return QuarkusTransaction.requiringNew().call(() -> Message.newest(begun.webhook().number, 100));
    }

    private List<Receiver.Told> awaitTold(int times) {
        await().atMost(Duration.ofSeconds(10)).until(() -> receiver.told().size() >= times);
        return receiver.told();
    }

    private Message awaitState(Message.State state) {
        await().atMost(Duration.ofSeconds(10)).until(() -> messages().get(0).state == state);
        return messages().get(0);
    }
}
