package org.ouinon.bars;

import io.quarkus.logging.Log;
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

    /** How soon a listener notices that it has been silent for long. */
    private static final Duration WAKE_EVERY = Duration.ofSeconds(5);

    private final IndexForm form;

    /** One clock for all streams, however many there are: they hear of it only when there is a new snapshot. */
    private final Multi<Object> news;

    private final Multi<Object> wakes = shared(every(WAKE_EVERY));

    StreamResource(IndexForm form, Publisher publisher) {
        this.form = form;
        this.news = shared(
                every(LOOK_EVERY).map(look -> publisher.snapshot()).skip().repetitions());
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
        // First it listens, then it reads: what changes in between is told twice rather than never.
        return Multi.createBy()
                .merging()
                .streams(news, wakes, Multi.createFrom().<Object>item("first"))
                .onOverflow()
                .dropPreviousItems()
                .onItem()
                .transformToIterable(item -> listener.next().stream().toList())
                .onFailure()
                .invoke(failure -> Log.error("A stream of the index broke off", failure));
    }

    private static Multi<Long> every(Duration pause) {
        return Multi.createFrom().ticks().every(pause).onOverflow().drop();
    }

    /** The same for everybody, and nothing while nobody listens. */
    private static Multi<Object> shared(Multi<?> source) {
        return source.onItem()
                .castTo(Object.class)
                .broadcast()
                .withCancellationAfterLastSubscriberDeparture()
                .toAllSubscribers();
    }
}
