package org.ouinon.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Locale;
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
            answer.putHeader("Content-Type", Page.HTML).end(page(context));
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

    private static String page(RoutingContext context) {
        List<Locale> accepted = context.acceptableLanguages().stream()
                .map(language -> Locale.forLanguageTag(language.tag()))
                .toList();
        Language language = Language.choose(context.request().getParam("lang"), accepted);
        return Page.in(language, ProblemMapper.Templates.trouble(language, Trouble.TOO_LARGE))
                .render();
    }
}
