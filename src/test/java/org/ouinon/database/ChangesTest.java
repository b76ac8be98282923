package org.ouinon.database;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChangesTest {

    @Inject
    Changes changes;

    @Inject
    DataSource database;

    private final AtomicInteger readings = new AtomicInteger();

    @Test
    void a_change_of_ones_own_is_seen_when_its_transaction_returns() {
        Followed<Integer> followed = changes.follow("test-own", readings::incrementAndGet);
        assertEquals(1, followed.get());
        QuarkusTransaction.requiringNew().run(() -> changes.note("test-own"));
        assertEquals(2, followed.get());
    }

    @Test
    void a_change_of_another_process_is_seen_within_a_second() throws Exception {
        Followed<Integer> followed = changes.follow("test-other", readings::incrementAndGet);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO change_mark VALUES ('test-other', 1)"
                    + " ON DUPLICATE KEY UPDATE changes = changes + 1");
        }
        await().atMost(Duration.ofSeconds(1)).until(() -> followed.get() == 2);
    }

    @Test
    void a_change_that_is_taken_back_is_no_change() {
        Followed<Object> followed = changes.follow("test-back", Object::new);
        Object before = followed.get();
        assertThrows(IllegalStateException.class, () -> QuarkusTransaction.requiringNew()
                .run(() -> {
                    changes.note("test-back");
                    throw new IllegalStateException("Not so");
                }));
        QuarkusTransaction.requiringNew().run(() -> changes.note("test-else"));
        assertSame(before, followed.get());
    }

    @Test
    void one_topic_that_cannot_be_read_does_not_stop_the_others() {
        AtomicBoolean broken = new AtomicBoolean();
        Followed<Integer> follower = changes.follow("test-broken", () -> {
            if (broken.get()) {
                throw new IllegalStateException("Not now");
            }
            return readings.incrementAndGet();
        });
        broken.set(true);
        Followed<Object> sound = changes.follow("test-sound", Object::new);
        Object before = sound.get();
        QuarkusTransaction.requiringNew().run(() -> {
            changes.note("test-broken");
            changes.note("test-sound");
        });
        await().atMost(Duration.ofSeconds(1)).until(() -> sound.get() != before);
        assertEquals(1, follower.get());

        broken.set(false);
        await().atMost(Duration.ofSeconds(1)).until(() -> follower.get() == 2);
    }
}
