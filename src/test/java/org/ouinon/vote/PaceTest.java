package org.ouinon.vote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.ouinon.vote.Visitor.CAROL;
import static org.ouinon.vote.Visitor.NOON;
import static org.ouinon.vote.Visitor.PRESSED;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ouinon.database.SharedProcess;
import org.ouinon.web.TestClock;

/** A macro link has a measure of tickets an hour, and each of its visitors a smaller one. */
@QuarkusTest
class PaceTest {

    private static final String LINK = "a link";

    @Inject
    AgroalDataSource database;

    private final TestClock clock = new TestClock();
    private SharedProcess process;
    private Pace pace;

    @BeforeEach
    void begin() {
        clock.stopAt(NOON);
        process = new SharedProcess(database, clock);
        pace = new Pace(settings(10, 3), clock, process.uses());
    }

    @Test
    void a_visitor_answers_a_few_tickets_and_no_more() {
        for (int ticket = 1; ticket <= 3; ticket++) {
            assertNull(answered(CAROL, ticket));
        }
        assertEquals(Reason.MANY_TICKETS, answered(CAROL, 4));
        assertNull(answered(CAROL.from("192.0.2.9"), 4), "somebody else");
        assertNull(pace.exceeded("another link", click(CAROL, 4)));
    }

    @Test
    void who_was_within_the_measure_stays_so_when_clicking_again() {
        for (int i = 0; i < 50; i++) {
            assertNull(answered(CAROL, 1));
        }
        assertNull(answered(CAROL, 2));
    }

    @Test
    void who_was_beyond_it_stays_so_however_often_they_press_until_time_has_passed() {
        for (int ticket = 1; ticket <= 50; ticket++) {
            answered(CAROL, ticket);
        }
        assertEquals(Reason.MANY_TICKETS, answered(CAROL, 50));
        clock.stopAt(NOON.plusSeconds(1199));
        assertEquals(Reason.MANY_TICKETS, answered(CAROL, 50));
        clock.stopAt(NOON.plusSeconds(1200));
        assertNull(answered(CAROL, 50));
        assertEquals(Reason.MANY_TICKETS, answered(CAROL, 51), "a third of an hour is one ticket");
    }

    @Test
    void a_link_has_a_measure_for_all_its_visitors_together() {
        for (int ticket = 1; ticket <= 10; ticket++) {
            assertNull(answered(CAROL.from("192.0." + ticket + ".1"), ticket));
        }
        assertEquals(Reason.FAST_MACRO, answered(CAROL, 11));
        assertNull(pace.exceeded("another link", click(CAROL, 11)));
        clock.stopAt(NOON.plusSeconds(360));
        assertNull(answered(CAROL.from("192.0.20.1"), 11));
    }

    @Test
    void a_clock_that_goes_back_lets_nobody_through() {
        for (int ticket = 1; ticket <= 3; ticket++) {
            answered(CAROL, ticket);
        }
        clock.stopAt(NOON.minusSeconds(100_000));
        assertEquals(Reason.MANY_TICKETS, answered(CAROL, 4));
    }

    @Test
    void what_one_process_took_the_others_have_taken_as_well() {
        SharedProcess second = new SharedProcess(database, clock);
        Pace elsewhere = new Pace(settings(10, 3), clock, second.uses());
        second.exchange();
        for (int ticket = 1; ticket <= 3; ticket++) {
            assertNull(answered(CAROL, ticket));
        }
        process.exchange();
        second.exchange();
        assertNull(elsewhere.exceeded(LINK, click(CAROL, 3)), "the same answer again");
        assertEquals(Reason.MANY_TICKETS, elsewhere.exceeded(LINK, click(CAROL, 4)));
        for (int ticket = 4; ticket <= 10; ticket++) {
            assertNull(elsewhere.exceeded(LINK, click(CAROL.from("192.0." + ticket + ".1"), ticket)));
        }
        second.exchange();
        process.exchange();
        assertEquals(Reason.FAST_MACRO, answered(CAROL.from("192.0.99.1"), 11));
    }

    @Test
    void one_answer_on_two_processes_at_once_is_one() {
        SharedProcess second = new SharedProcess(database, clock);
        Pace elsewhere = new Pace(settings(10, 3), clock, second.uses());
        second.exchange();
        process.exchange();
        for (int ticket = 1; ticket <= 2; ticket++) {
            assertNull(answered(CAROL, ticket));
            assertNull(elsewhere.exceeded(LINK, click(CAROL, ticket)));
            process.exchange();
            second.exchange();
            process.exchange();
        }
        assertNull(answered(CAROL, 3));
        assertEquals(Reason.MANY_TICKETS, answered(CAROL, 4));
    }

    private Reason answered(Visitor visitor, int ticket) {
        return pace.exceeded(LINK, click(visitor, ticket));
    }

    private static Click click(Visitor visitor, int ticket) {
        return visitor.click(ticket, On.YES, Click.Method.POST, PRESSED, NOON, null);
    }

    private static ReferenceSettings settings(int perLink, int perVisitor) {
        return new SmallRyeConfigBuilder()
                .withMapping(ReferenceSettings.class)
                .withDefaultValue("ouinon.references.per-link", String.valueOf(perLink))
                .withDefaultValue("ouinon.references.per-visitor", String.valueOf(perVisitor))
                .build()
                .getConfigMapping(ReferenceSettings.class);
    }
}
