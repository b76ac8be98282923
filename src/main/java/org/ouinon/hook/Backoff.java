package org.ouinon.hook;

import java.time.Duration;
import java.util.List;

/** When a message that nobody took is tried again: at growing distances, for three days. */
final class Backoff {

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(20));

    private Backoff() {}

    /** The pause after a number of attempts that failed, or null when it is time to give up. */
    static Duration after(int attempts) {
        return attempts > PAUSES.size() ? null : PAUSES.get(attempts - 1);
    }
}
