package org.ouinon.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says kindly that a body is too large; the HTTP layer, which would refuse it next, says nothing. */
@ApplicationScoped
class BodyLimit {

    private static final int AFTER_ORIGIN = 800;

    private final long limit;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.limit = limit.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::guard, AFTER_ORIGIN);
    }

    private void guard(RoutingContext context) {
        String length = context.request().getHeader("Content-Length");
        if (length == null || Long.parseLong(length) <= limit) {
            context.next();
            return;
        }
        HttpServerResponse answer = context.response().setStatusCode(413).putHeader("Connection", "close");
        if (context.normalizedPath().startsWith("/api/")) {
            answer.putHeader("Content-Type", "application/problem+json").end(problem());
        } else {
            KindPage.end(context, Trouble.TOO_LARGE);
        }
    }

    private String problem() {
        return new JsonObject()
                .put("type", "about:blank")
                .put("title", "Request Entity Too Large")
                .put("status", 413)
                .put("detail", "The body may have " + limit + " bytes")
                .encode();
    }
}
