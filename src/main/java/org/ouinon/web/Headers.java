package org.ouinon.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * The headers that every answer has, whoever gives it; the strict form is the default, so that a new route cannot forget
 * them. What may be embedded elsewhere says so with {@link Embeddable}.
 */
@ApplicationScoped
class Headers {

    static final String STRICT = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** Swagger UI writes scripts and styles into its page. */
    private static final String SWAGGER = "default-src 'self'; script-src 'self' 'unsafe-inline';"
            + " style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

    private static final String FEED = "/comments.atom";

    private static final int FIRST = 1000;

    void register(@Observes Filters filters) {
        filters.register(Headers::protect, FIRST);
    }

    private static void protect(RoutingContext context) {
        String path = context.normalizedPath();
        MultiMap headers = context.response().headers();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), interest-cohort=()");
        headers.set("Content-Security-Policy", path.startsWith("/q/swagger-ui") ? SWAGGER : STRICT);
        // A link is a secret of one customer, a feed's key one of a director: they go into no Referer. Signed-in forms
        // need their Origin sent.
        headers.set("Referrer-Policy", isLink(path) || path.equals(FEED) ? "no-referrer" : "same-origin");
        if (isLink(path)) {
            headers.set("X-Robots-Tag", "noindex, nofollow");
        }
        context.addHeadersEndHandler(end -> keepNothing(headers));
        context.next();
    }

    /** What does not say for how long it may be kept is somebody's own. */
    private static void keepNothing(MultiMap headers) {
        if (!headers.contains("Cache-Control")) {
            headers.set("Cache-Control", "no-store");
        }
    }

    /** Whether whoever knows the path may do something by it alone, so that no log may tell it. */
    static boolean isSecret(String path) {
        return isLink(path) || path.startsWith("/join/") || isUnsubscribing(path);
    }

    /** Whether a path ends somebody's mails, which a mail program may ask for by itself (RFC 8058). */
    static boolean isUnsubscribing(String path) {
        return path.startsWith("/unsubscribe/");
    }

    /** Whether a normalised path is a link's; a rewriter may have encoded its slashes. */
    static boolean isLink(String path) {
        return path.startsWith("/f/") || path.startsWith("/f%");
    }
}
