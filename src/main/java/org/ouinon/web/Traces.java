package org.ouinon.web;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * One span for each request, where an operator wants traces. Quarkus's own spans have the path, the query, the address and
 * the browser of whoever asks; here only what this class writes is told to anybody, and a link's token, which is a secret, is
 * no part of it.
 */
@ApplicationScoped
class Traces {

    /** Others would be as many as strangers make up. */
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private static final String TRACED = Traces.class.getName();
    private static final int BEFORE_ALL_OTHERS = 1200;
    private static final int BROKEN = 500;

    private final Tracer tracer;
    private final TextMapPropagator callers;

    /** Off, nothing of this is asked for: a request costs what it cost without. */
    Traces(Instance<OpenTelemetry> telemetry, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean off) {
        tracer = off ? null : telemetry.get().getTracer("org.ouinon");
        callers = off ? null : telemetry.get().getPropagators().getTextMapPropagator();
    }

    void register(@Observes Filters filters) {
        if (tracer != null) {
            filters.register(this::trace, BEFORE_ALL_OTHERS);
        }
    }

    private void trace(RoutingContext context) {
        if (isTold(context.normalizedPath()) && context.get(TRACED) == null) {
            context.put(TRACED, true); // A link that is mended comes by once more.
            Span span = begin(context);
            context.addEndHandler(done -> end(span, context));
        }
        context.next();
    }

    /** Files and the operator's tools ask all the time and tell nothing. */
    private static boolean isTold(String path) {
        return !path.startsWith("/q/") && !path.startsWith("/assets/");
    }

    private Span begin(RoutingContext context) {
        return tracer.spanBuilder(method(context))
                .setParent(callers.extract(Context.root(), context.request().headers(), new CallersHeaders()))
                .setSpanKind(SpanKind.SERVER)
                .setAttribute("http.request.method", method(context))
                .startSpan();
    }

    private static String method(RoutingContext context) {
        String method = context.request().method().name();
        return METHODS.contains(method) ? method : "_OTHER";
    }

    /** The route is known at the end only; what has none, such as a path that is nobody's, goes by its method. */
    private static void end(Span span, RoutingContext context) {
        String route = Vertx.currentContext().getLocal("UrlPathTemplate");
        if (route != null) {
            span.updateName(method(context) + " " + route);
            span.setAttribute("http.route", route);
        }
        int status = context.response().getStatusCode();
        span.setAttribute("http.response.status_code", status);
        if (status >= BROKEN) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }

    /** How a proxy in front that traces as well says so (W3C Trace Context). */
    private static class CallersHeaders implements TextMapGetter<MultiMap> {

        @Override
        public Iterable<String> keys(MultiMap headers) {
            return headers.names();
        }

        @Override
        public String get(MultiMap headers, String name) {
            return headers == null ? null : headers.get(name);
        }
    }
}
