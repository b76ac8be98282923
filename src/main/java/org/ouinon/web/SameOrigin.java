package org.ouinon.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/**
 * Keeps other sites from sending a signed-in person's forms: an unsafe request on the strength of a cookie must come from
 * a page of ours, by {@code Sec-Fetch-Site} (W3C Fetch Metadata) or else by {@code Origin} (RFC 6454). Customers' links
 * and those that end mails have no session to abuse, and a mail program may open them from anywhere.
 */
@ApplicationScoped
class SameOrigin {

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final int AFTER_HEADERS = 900;

    private final String origin;

    SameOrigin(Site site) {
        this.origin = site.base().origin();
    }

    void register(@Observes Filters filters) {
        filters.register(this::guard, AFTER_HEADERS);
    }

    private void guard(RoutingContext context) {
        if (concernsSession(context) && !comesFromHere(context.request())) {
            KindPage.end(context, Trouble.ELSEWHERE);
            return;
        }
        context.next();
    }

    /** The API knows no session, and links need none. */
    private static boolean concernsSession(RoutingContext context) {
        String path = context.normalizedPath();
        boolean session = !Headers.isLink(path) && !Headers.isUnsubscribing(path) && !path.startsWith("/api/");
        return session && !SAFE.contains(context.request().method());
    }

    private boolean comesFromHere(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String from = request.getHeader("Origin");
        return site == null
                ? origin.equalsIgnoreCase(from) || here(request).equalsIgnoreCase(from)
                : site.equals("same-origin");
    }

    private static String here(HttpServerRequest request) {
        return request.scheme() + "://" + request.authority();
    }
}
