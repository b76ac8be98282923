package org.ouinon.hook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void a_message_is_tried_for_three_days_at_growing_distances() {
        Duration whole = Duration.ZERO;
        Duration last = Duration.ZERO;
        int attempts = 1;
        for (Duration pause = Backoff.after(attempts); pause != null; pause = Backoff.after(++attempts)) {
            assertTrue(pause.compareTo(last) >= 0);
            whole = whole.plus(pause);
            last = pause;
        }
        assertEquals(10, attempts);
        assertEquals(Duration.ofHours(71).plusMinutes(35).plusSeconds(5), whole);
        assertNull(Backoff.after(10));
    }
}
