package org.ouinon.account;

import java.time.Duration;
import java.time.Instant;

/** How somebody signs in. */
enum Way {
    FORM("by the form"),
    BASIC("by HTTP Basic");

    /** A program that sends its password with each request signs in once an hour, as far as the audit goes. */
    private static final Duration NEWS = Duration.ofHours(1);

    private final String words;

    Way(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** Whether signing in now is worth a note after the last time, which is null for the first. */
    boolean isNews(Instant last, Instant now) {
        return this != BASIC || last == null || last.plus(NEWS).isBefore(now);
    }
}
