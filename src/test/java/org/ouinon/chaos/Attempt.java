package org.ouinon.chaos;

import java.time.Duration;
import org.ouinon.vote.Answer;

/**
 * One request of a voter, and what came of it.
 *
 * @param replica whom it was sent to, from 0
 * @param began by {@link System#nanoTime}, as is the end
 * @param status of the answer (RFC 9110), or 0 where there was none
 * @param state in which the vote stands, as the voter was told; null where nobody said that it was recorded
 */
record Attempt(int replica, Answer answer, long began, long ended, int status, String state) {

    /** Whether the voter was told that the answer is recorded. */
    boolean isAcknowledged() {
        return state != null;
    }

    /** Whether it got an answer that no fault excuses: the voter is to come back later, or hears nothing. */
    boolean isWrong() {
        return !isAcknowledged() && status != 0 && status != 503;
    }

    /** Whether the voter was told just this. */
    boolean says(Stored stored) {
        return answer == stored.answer() && stored.state().equals(state);
    }

    Duration took() {
        return Duration.ofNanos(ended - began);
    }
}
