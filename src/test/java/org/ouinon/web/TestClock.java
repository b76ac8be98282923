package org.ouinon.web;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The service's clock in tests: the system's, until a test stops it at some instant. A test that stops it lets it run
 * again when it ends.
 */
@Alternative
@Priority(1)
@Singleton
public class TestClock extends Clock {

    private volatile Instant stoppedAt;

    /** From now on it is this instant, until told otherwise. */
    public void stopAt(Instant instant) {
        stoppedAt = instant;
    }

    /** The same, for an instant such as {@code 2026-11-22T09:41:00Z} (ISO 8601). */
    public void stopAt(String instant) {
        stopAt(Instant.parse(instant));
    }

    /** From now on it is the system's time again. */
    public void run() {
        stoppedAt = null;
    }

    @Override
    public Instant instant() {
        Instant stopped = stoppedAt;
        return stopped == null ? Instant.now() : stopped;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? this : Clock.fixed(instant(), zone);
    }
}
