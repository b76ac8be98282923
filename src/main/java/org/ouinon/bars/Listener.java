package org.ouinon.bars;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.Optional;
import org.ouinon.web.Problem;
import org.ouinon.web.Rendered;

/** What one open page has been told, and what it is to be told next. */
final class Listener {

    /** Proxies close what is silent for a minute. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(20);

    private static final long RECONNECT_AFTER_MILLIS = 2000;

    private final IndexForm form;
    private final String team;
    private final Sse sse;
    private Rendered told;
    private long toldAt;

    Listener(IndexForm form, String team, Sse sse) {
        this.form = form;
        this.team = team;
        this.sse = sse;
    }

    /** The index if it has changed, a sign of life after a long silence, or nothing. */
    synchronized Optional<OutboundSseEvent> next() {
        Rendered newest = newest();
        if (!newest.equals(told)) {
            return Optional.of(tell(newest));
        }
        return System.nanoTime() - toldAt < LONGEST_SILENCE.toNanos() ? Optional.empty() : Optional.of(signOfLife());
    }

    private OutboundSseEvent tell(Rendered newest) {
        told = newest;
        toldAt = System.nanoTime();
        return sse.newEventBuilder()
                .id(newest.tag().getValue())
                .reconnectDelay(RECONNECT_AFTER_MILLIS)
                .mediaType(MediaType.TEXT_PLAIN_TYPE)
                .data(newest.text())
                .build();
    }

    private OutboundSseEvent signOfLife() {
        toldAt = System.nanoTime();
        return sse.newEventBuilder().comment("still here").build();
    }

    /** A team that is unpublished while a page is open goes silent there. */
    private Rendered newest() {
        try {
            return form.newest(team);
        } catch (Problem unpublished) {
            return told;
        }
    }
}
