package org.ouinon.web;

import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.Optional;

/** Says to the caller what is wrong and what to do: as a kind page to people, as RFC 9457 JSON to programs. */
public class Problem extends WebApplicationException {

    private final Trouble trouble;
    private final Duration retryAfter;

    public Problem(Trouble trouble) {
        this(trouble, null);
    }

    /** @param detail one English sentence for a program's author; pages do not show it */
    public Problem(Trouble trouble, String detail) {
        this(trouble, detail, null);
    }

    /** @param retryAfter when it is worth coming back (RFC 9110, section 10.2.3); null if that is not known */
    public Problem(Trouble trouble, String detail, Duration retryAfter) {
        super(detail, trouble.status());
        this.trouble = trouble;
        this.retryAfter = retryAfter;
    }

    Trouble trouble() {
        return trouble;
    }

    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
