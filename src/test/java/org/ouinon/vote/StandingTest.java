package org.ouinon.vote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ouinon.vote.Standing.State.COUNTED;
import static org.ouinon.vote.Standing.State.HELD;
import static org.ouinon.vote.Standing.State.VOID;
import static org.ouinon.vote.Standing.State.WITHDRAWN;
import static org.ouinon.vote.Visitor.CAROL;
import static org.ouinon.vote.Visitor.ENGAGED;
import static org.ouinon.vote.Visitor.MALLORY;
import static org.ouinon.vote.Visitor.NOON;
import static org.ouinon.vote.Visitor.PRESSED;
import static org.ouinon.vote.Visitor.RAN;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What clicks, customers and operators make of a ballot. */
class StandingTest {
    private static final Instant SENT = NOON.minusSeconds(100);
    private static final Visitor FILTER = CAROL.from("40.93.1.2");

    private final Scales scales = new Scales(new Crawlers(), Networks.own());
    private final List<PastClick> stored = new ArrayList<>();
    private Standing standing = Standing.NONE;

    @Test
    void the_pages_script_casts_the_vote_and_better_proof_of_it_is_no_move() {
        assertFalse(after(CAROL.opens(On.YES, NOON)).changed());
        Move cast = after(CAROL.posts(On.YES, RAN, NOON));
        assertTrue(cast.worthHistory());
        assertEquals(1, cast.tally(Answer.YES));
        assertEquals(0, cast.tally(Answer.NO));
        Move touched = after(CAROL.posts(On.YES, ENGAGED, NOON.plusSeconds(2)));
        assertTrue(touched.changed());
        assertFalse(touched.worthHistory());
        assertStands(COUNTED, Answer.YES, Rank.ENGAGED);
    }

    @Test
    void whoever_answers_within_two_minutes_is_held_until_they_touch_the_page() {
        after(fresh(CAROL, On.NO, RAN));
        assertStands(HELD, Answer.NO, Rank.RENDERED);
        after(fresh(CAROL, On.NO, ENGAGED));
        assertStands(COUNTED, Answer.NO, Rank.ENGAGED);
    }

    @Test
    void a_held_vote_is_redeemed_by_the_customers_own_press() {
        after(fresh(FILTER, On.YES, RAN));
        assertStands(HELD, Answer.YES, Rank.RENDERED);
        Move redeemed = after(CAROL.posts(On.NO, PRESSED, NOON.plusSeconds(80L * 86_400)));
        assertStands(COUNTED, Answer.NO, Rank.EXPLICIT);
        assertEquals(1, redeemed.tally(Answer.NO));
        assertEquals(0, redeemed.tally(Answer.YES));
    }

    @Test
    void a_clean_later_visit_replaces_what_a_machine_left() {
        after(fresh(FILTER, On.YES, RAN));
        after(CAROL.posts(On.NO, RAN, NOON.plusSeconds(7200)));
        assertStands(COUNTED, Answer.NO, Rank.RENDERED);
    }

    @Test
    void a_machines_later_click_never_overwrites_a_persons_answer() {
        after(CAROL.posts(On.YES, RAN, NOON));
        after(FILTER.posts(On.NO, RAN, NOON.plusSeconds(3600)));
        after(MALLORY.posts(On.NO, RAN, NOON.plusSeconds(599)));
        after(MALLORY.with("Accept-Language", "").posts(On.NO, RAN, NOON.plusSeconds(7200)));
        assertStands(COUNTED, Answer.YES, Rank.RENDERED);
    }

    @Test
    void a_customer_may_change_their_mind_by_the_other_link() {
        after(CAROL.posts(On.YES, RAN, NOON));
        Move move = after(CAROL.posts(On.NO, RAN, NOON.plusSeconds(70)));
        assertEquals(-1, move.tally(Answer.YES));
        assertEquals(1, move.tally(Answer.NO));
        assertStands(COUNTED, Answer.NO, Rank.RENDERED);
    }

    @Test
    void a_customer_may_change_their_mind_on_another_device_the_next_day() {
        after(CAROL.posts(On.YES, RAN, NOON));
        after(CAROL.from("192.0.2.50").posts(On.NO, RAN, NOON.plusSeconds(86_400)));
        assertStands(COUNTED, Answer.NO, Rank.RENDERED);
    }

    @Test
    void another_visitor_is_taken_for_the_same_customer_from_ten_minutes_on() {
        after(CAROL.posts(On.YES, RAN, NOON));
        after(MALLORY.posts(On.NO, RAN, NOON.plusMillis(599_999)));
        assertStands(COUNTED, Answer.YES, Rank.RENDERED);
        after(MALLORY.posts(On.NO, RAN, NOON.plusSeconds(600)));
        assertStands(COUNTED, Answer.NO, Rank.RENDERED);
    }

    @Test
    void a_sweep_takes_back_what_its_first_page_cast() {
        after(CAROL.opens(On.YES, NOON));
        after(CAROL.posts(On.YES, RAN, NOON.plusMillis(100)));
        assertStands(COUNTED, Answer.YES, Rank.RENDERED);
        Move doubted = after(CAROL.opens(On.NO, NOON.plusMillis(400)));
        assertTrue(doubted.worthHistory());
        assertEquals(-1, doubted.tally(Answer.YES));
        assertStands(HELD, Answer.YES, Rank.RENDERED);
        assertTrue(standing.reasons().contains(Reason.SIBLING_LINK));
    }

    @Test
    void somebody_elses_sweep_takes_nothing_back() {
        after(CAROL.opens(On.YES, NOON));
        after(CAROL.posts(On.YES, RAN, NOON.plusMillis(100)));
        after(MALLORY.opens(On.NO, NOON.plusMillis(400)));
        after(MALLORY.posts(On.NO, RAN, NOON.plusMillis(500)));
        assertStands(COUNTED, Answer.YES, Rank.RENDERED);
    }

    @Test
    void both_answers_pressed_in_ten_seconds_hold_the_vote_until_the_customer_says_which() {
        after(CAROL.posts(On.YES, PRESSED, NOON));
        after(CAROL.posts(On.NO, PRESSED, NOON.plusSeconds(8)));
        assertStands(HELD, Answer.NO, Rank.EXPLICIT);
        after(MALLORY.posts(On.NO, ENGAGED, NOON.plusSeconds(9)));
        assertStands(HELD, Answer.NO, Rank.EXPLICIT);
        after(CAROL.posts(On.YES, PRESSED, NOON.plusSeconds(12)));
        assertStands(COUNTED, Answer.YES, Rank.EXPLICIT);
    }

    @Test
    void a_machine_that_sweeps_and_presses_at_once_is_held() {
        after(fresh(FILTER, On.YES, PRESSED));
        assertStands(HELD, Answer.YES, Rank.EXPLICIT);
    }

    @Test
    void what_the_customer_withdrew_only_a_press_brings_back() {
        after(CAROL.posts(On.YES, RAN, NOON));
        standing = standing.withdrawn(NOON.plusSeconds(60));
        assertStands(WITHDRAWN, Answer.YES, Rank.RENDERED);
        after(CAROL.posts(On.YES, ENGAGED, NOON.plusSeconds(90)));
        assertStands(WITHDRAWN, Answer.YES, Rank.RENDERED);
        after(CAROL.posts(On.NO, PRESSED, NOON.plusSeconds(120)));
        assertStands(COUNTED, Answer.NO, Rank.EXPLICIT);
    }

    @Test
    void what_an_operator_struck_only_an_operator_restores() {
        after(CAROL.posts(On.YES, RAN, NOON));
        standing = standing.struck(NOON.plusSeconds(60));
        after(CAROL.posts(On.NO, PRESSED, NOON.plusSeconds(3600)));
        assertEquals(standing, standing.withdrawn(NOON));
        assertStands(VOID, Answer.YES, Rank.RENDERED);
        standing = standing.restored(NOON.plusSeconds(7200));
        assertStands(COUNTED, Answer.YES, Rank.ENGAGED);
    }

    @Test
    void an_operator_may_count_what_was_held_and_machines_do_not_undo_it() {
        after(fresh(FILTER, On.YES, RAN));
        standing = standing.restored(NOON);
        after(FILTER.opens(On.NO, NOON.plusMillis(1)));
        after(FILTER.posts(On.NO, RAN, NOON.plusMillis(100)));
        assertStands(COUNTED, Answer.YES, Rank.ENGAGED);
    }

    @Test
    void nothing_is_withdrawn_struck_or_restored_where_nobody_answered() {
        assertEquals(Standing.NONE, Standing.NONE.withdrawn(NOON));
        assertEquals(Standing.NONE, Standing.NONE.struck(NOON));
        assertEquals(Standing.NONE, Standing.NONE.restored(NOON));
        standing = Standing.NONE;
        assertNotEquals(standing, after(CAROL.posts(On.YES, RAN, NOON)).after());
        assertEquals(standing, standing.restored(NOON));
    }

    @Test
    void the_detail_link_says_neither_yes_nor_no() {
        after(CAROL.posts(On.DETAIL, PRESSED, NOON));
        assertEquals(Standing.NONE, standing);
    }

    private Click fresh(Visitor visitor, On on, Said said) {
        return visitor.click(1, on, Click.Method.POST, said, NOON, SENT);
    }

    private Move after(Click click) {
        Evidence evidence = scales.weigh(click, stored);
        Move move = standing.after(evidence);
        stored.add(evidence.trace());
        standing = move.after();
        return move;
    }

    private void assertStands(Standing.State state, Answer answer, Rank rank) {
        assertEquals(List.of(state, answer, rank), List.of(standing.state(), standing.answer(), standing.rank()));
    }
}
