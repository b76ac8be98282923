package org.ouinon.chaos;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ouinon.vote.Answer.NO;
import static org.ouinon.vote.Answer.YES;

import org.junit.jupiter.api.Test;
import org.ouinon.vote.Answer;

/** What a voter who was told this and that may find, and what not. */
class VoterTest {

    private static final Stored COUNTED_YES = new Stored(YES, "COUNTED");
    private static final Stored COUNTED_NO = new Stored(NO, "COUNTED");
    private static final Stored HELD_NO = new Stored(NO, "HELD");

    private final Voter bob = new Voter("T-1", "token");

    @Test
    void what_was_acknowledged_must_stand_just_so() {
        asks(YES, "COUNTED");
        asks(NO, "COUNTED");
        assertTrue(bob.finds(COUNTED_NO));
        assertFalse(bob.finds(HELD_NO));
        assertFalse(bob.finds(COUNTED_YES));
        assertFalse(bob.finds(null));
    }

    @Test
    void what_was_never_acknowledged_may_stand_or_not() {
        asks(YES, null);
        assertTrue(bob.finds(COUNTED_YES));
        assertTrue(bob.finds(null));
        assertFalse(bob.finds(COUNTED_NO));
    }

    @Test
    void a_change_without_word_leaves_one_of_two_answers() {
        asks(YES, "COUNTED");
        asks(NO, null);
        assertTrue(bob.finds(COUNTED_YES));
        assertTrue(bob.finds(HELD_NO));
        assertFalse(bob.finds(null));
    }

    @Test
    void an_answer_before_the_acknowledged_one_must_be_gone() {
        asks(YES, null);
        asks(NO, "COUNTED");
        asks(NO, null);
        assertTrue(bob.finds(COUNTED_NO));
        assertFalse(bob.finds(COUNTED_YES));
    }

    @Test
    void who_never_asked_finds_nothing() {
        assertTrue(bob.finds(null));
        assertFalse(bob.finds(COUNTED_YES));
    }

    private void asks(Answer answer, String state) {
        bob.add(new Attempt(0, answer, 0, 1, state == null ? 503 : 200, state));
    }
}
