package org.ouinon.bars;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.ouinon.web.Conditional;
import org.ouinon.web.EmbeddableFilter;

/**
 * Gives again what was answered from the present snapshot, before any resource is looked for: the same bars are asked for
 * by every visitor of the pages that embed them. What the answers are, the resources alone say.
 */
@ApplicationScoped
class Front {

    /** After the headers that every answer has, before all that concerns signed-in people and bodies. */
    private static final int AFTER_HEADERS = 950;

    private final Publisher publisher;

    Front(Publisher publisher) {
        this.publisher = publisher;
    }

    void register(@Observes Filters filters) {
        filters.register(this::answer, AFTER_HEADERS);
    }

    private void answer(RoutingContext context) {
        HttpServerRequest request = context.request();
        Answered known = isSimple(request) ? publisher.snapshot().answered(Answered.Question.of(request)) : null;
        if (known == null) {
            context.next();
            return;
        }
        give(known, request);
    }

    /** A list of tags is rare, and the resource knows how to read it. */
    private static boolean isSimple(HttpServerRequest request) {
        String tags = request.getHeader("If-None-Match");
        return request.method() == HttpMethod.GET && (tags == null || tags.indexOf(',') < 0 && tags.indexOf('*') < 0);
    }

    private static void give(Answered known, HttpServerRequest request) {
        HttpServerResponse response = request.response();
        EmbeddableFilter.open(request);
        Conditional.HEADERS.forEach(response::putHeader);
        response.putHeader("ETag", known.rendered().quotedTag());
        if (isKnown(known.rendered().quotedTag(), request.getHeader("If-None-Match"))) {
            response.setStatusCode(304).end();
            return;
        }
        // The HTTP layer compresses what does not say that it wants to stay as it is.
        response.headers().remove("Content-Encoding");
        response.putHeader("Content-Type", known.media()).end(known.rendered().bytes());
    }

    private static boolean isKnown(String tag, String asked) {
        return asked != null && (asked.equals(tag) || asked.equals("W/" + tag));
    }
}
