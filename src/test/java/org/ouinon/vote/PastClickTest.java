package org.ouinon.vote;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ouinon.vote.Visitor.CAROL;
import static org.ouinon.vote.Visitor.MALLORY;
import static org.ouinon.vote.Visitor.MINTED;
import static org.ouinon.vote.Visitor.NOON;
import static org.ouinon.vote.Visitor.PRESSED;
import static org.ouinon.vote.Visitor.RAN;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PastClickTest {

    private final Click click = CAROL.posts(On.YES, RAN, NOON);
    private final PastClick stored = new PastClick(click.ballot(), On.YES, click.visitor(), NOON, Rank.RENDERED, false);

    @Test
    void a_click_is_known_again_by_all_that_is_stored_of_it() {
        assertTrue(stored.isTraceOf(click));
        for (Click other : List.of(
                CAROL.posts(On.YES, RAN, NOON.plusMillis(1)),
                CAROL.click(2, On.YES, Click.Method.POST, RAN, NOON, MINTED),
                CAROL.posts(On.NO, RAN, NOON),
                MALLORY.posts(On.YES, RAN, NOON),
                CAROL.posts(On.YES, PRESSED, NOON))) {
            assertFalse(stored.isTraceOf(other), other.toString());
        }
    }

    @Test
    void a_time_within_which_it_was_made_has_both_its_ends() {
        Duration most = Duration.ofSeconds(2);
        assertTrue(stored.within(most, NOON.plus(most)) && stored.within(most, NOON.minus(most)));
        assertFalse(stored.within(most, NOON.plus(most).plusMillis(1)));
        assertFalse(stored.within(most, NOON.minus(most).minusMillis(1)));
    }
}
