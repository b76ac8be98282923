package org.ouinon.database;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ouinon.web.TestClock;

/** What one process tells, all others hear once. */
@QuarkusTest
class SharedUsesTest {

    private static final AtomicInteger TESTS = new AtomicInteger();

    @Inject
    AgroalDataSource database;

    /** The service's own, which exchanges by itself. */
    @Inject
    SharedUses running;

    private final String measure = "test " + TESTS.incrementAndGet();
    private final Map<Long, Integer> heard = new ConcurrentHashMap<>();
    private SharedProcess speaker;
    private SharedProcess listener;

    @BeforeEach
    void begin() {
        speaker = another();
        listener = another();
        listener.uses().listen(measure, (who, thing, uses) -> heard.merge(who, uses, Integer::sum));
        listener.exchange();
    }

    @Test
    void uses_are_heard_once_and_added_up() {
        speaker.uses().tell(measure, 1);
        speaker.uses().tell(measure, 1);
        speaker.uses().tell(measure, 2);
        exchange();
        exchange();
        assertEquals(Map.of(1L, 2, 2L, 1), heard);
        speaker.uses().tell(measure, 1);
        exchange();
        assertEquals(Map.of(1L, 3, 2L, 1), heard);
    }

    @Test
    void nobody_hears_themselves() {
        listener.uses().tell(measure, 1);
        listener.exchange();
        listener.exchange();
        assertEquals(Map.of(), heard);
    }

    @Test
    void whoever_comes_later_hears_what_is_told_from_then_on() {
        speaker.uses().tell(measure, 1);
        speaker.exchange();
        SharedProcess late = another();
        late.uses().listen(measure, (who, thing, uses) -> heard.merge(who, uses, Integer::sum));
        late.exchange();
        assertEquals(Map.of(), heard);
        speaker.uses().tell(measure, 2);
        speaker.exchange();
        late.exchange();
        assertEquals(Map.of(2L, 1), heard);
    }

    @Test
    void an_attack_is_told_in_parts_and_no_more_than_there_is_room_for() {
        for (long who = 0; who < 12_000; who++) {
            speaker.uses().tell(measure, who);
        }
        speaker.exchange();
        listener.exchange();
        assertEquals(1000, heard.size());
        for (int i = 0; i < 15; i++) {
            exchange();
        }
        assertEquals(10_000, heard.size());
    }

    @Test
    void while_the_database_is_away_it_waits_and_is_told_then() {
        AtomicBoolean away = new AtomicBoolean(true);
        SharedProcess cut = new SharedProcess(unless(away), Clock.systemUTC());
        cut.uses().tell(measure, 7);
        cut.exchange();
        cut.uses().tell(measure, 7);
        away.set(false);
        cut.exchange();
        listener.exchange();
        assertEquals(Map.of(7L, 2), heard);
    }

    @Test
    void the_service_tells_by_itself_within_a_second() {
        running.tell(measure, 1);
        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    listener.exchange();
                    return heard.containsKey(1L);
                });
    }

    @Test
    void a_use_for_a_thing_is_told_for_each_by_itself() {
        Map<Long, Integer> things = new ConcurrentHashMap<>();
        listener.uses().listen(measure, (who, thing, uses) -> things.merge(thing, uses, Integer::sum));
        speaker.uses().tell(measure, 1, 8);
        speaker.uses().tell(measure, 1, 9);
        speaker.uses().tell(measure, 1);
        exchange();
        assertEquals(Map.of(8L, 1, 9L, 1, 0L, 1), things);
    }

    @Test
    void what_a_process_told_that_is_gone_goes_after_a_minute_or_two() throws SQLException {
        speaker.uses().tell(measure, 1);
        speaker.exchange();
        TestClock clock = new TestClock();
        clock.stopAt(Instant.now());
        SharedProcess other = new SharedProcess(database, clock);
        other.exchange();
        clock.stopAt(clock.instant().plusSeconds(59));
        other.exchange();
        assertEquals(1, rows());
        clock.stopAt(clock.instant().plusSeconds(1));
        other.exchange();
        assertEquals(0, rows());
        speaker.uses().tell(measure, 2);
        exchange();
        assertEquals(Map.of(2L, 1), heard, "and new ones are heard");
    }

    private int rows() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT COUNT(*) FROM shared_use WHERE measure = '" + measure + "'")) {
            row.next();
            return row.getInt(1);
        }
    }

    @Test
    void the_table_shows_nobody() throws SQLException {
        long who = speaker.uses().who("192.0.2\nalice");
        assertEquals(who, listener.uses().who("192.0.2\nalice"), "the same on all processes");
        assertNotEquals(who, speaker.uses().who("192.0.2\nbob"));
        speaker.uses().tell(measure, who);
        speaker.exchange();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM shared_use WHERE measure = '" + measure + "'")) {
            row.next();
            assertEquals(who, row.getLong("who"));
            assertEquals(6, row.getMetaData().getColumnCount());
        }
    }

    /** The database, but for while it is away. */
    private AgroalDataSource unless(AtomicBoolean away) {
        return (AgroalDataSource) Proxy.newProxyInstance(
                AgroalDataSource.class.getClassLoader(),
                new Class<?>[] {AgroalDataSource.class},
                (proxy, method, arguments) -> {
                    if (away.get()) {
                        throw new SQLException("Connection refused", "08S01");
                    }
                    return method.invoke(database, arguments);
                });
    }

    private void exchange() {
        speaker.exchange();
        listener.exchange();
    }

    private SharedProcess another() {
        return new SharedProcess(database, Clock.systemUTC());
    }
}
