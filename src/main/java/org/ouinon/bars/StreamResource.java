package org.ouinon.bars;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestQuery;

/** The index as server-sent events (HTML standard, section 9.2): one at once, and one at each change. */
@Path("/api/v1/index/stream")
@NonBlocking
@Tag(name = "visitor")
class StreamResource {

    /** With the publisher's 400 ms a vote is seen on every open page within one second. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private final IndexForm form;

    /** One clock for all streams, however many there are; it stands still while there is none. */
    private final Multi<Long> looks = Multi.createFrom()
            .ticks()
            .every(LOOK_EVERY)
            .onOverflow()
            .drop()
            .broadcast()
            .withCancellationAfterLastSubscriberDeparture()
            .toAllSubscribers();

    StreamResource(IndexForm form) {
        this.form = form;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(name = "Cache-Control", value = "no-store, no-transform")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @ResponseHeader(name = "Access-Control-Allow-Origin", value = "*")
    @ResponseHeader(name = "Cross-Origin-Resource-Policy", value = "cross-origin")
    @Operation(summary = "The index as it changes, of all teams or of one published team")
    public Multi<OutboundSseEvent> stream(@RestQuery String team, @Context Sse sse) {
        form.newest(team); // An unknown team is said at once, as 404.
        Listener listener = new Listener(form, team, sse);
        return Multi.createBy()
                .merging()
                .streams(Multi.createFrom().item(0L), looks)
                .onOverflow()
                .drop()
                .onItem()
                .transformToIterable(look -> listener.next().stream().toList());
    }
}
