package org.ouinon.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Mends links that are no URI (RFC 3986): with a placeholder behind them that a help desk did not fill in, or with what mail
 * programs add. Browsers send most of it as it is, and the customer would be refused for what somebody else did.
 */
@ApplicationScoped
public class OddTargets {

    private static final Pattern ODD = Pattern.compile("[^!$&-;=?-Z_a-z~%]|%(?![0-9A-Fa-f]{2})");
    private static final int BAD_REQUEST = 400;
    private static final int BEFORE_ALL_OTHERS = 1100;

    /** The HTTP layer would refuse them all by itself, before anybody sees them; to be called before it starts. */
    public static void letIn() {
        System.setProperty("vertx.disableURIValidation", "true");
    }

    void register(@Observes Filters filters) {
        filters.register(OddTargets::mend, BEFORE_ALL_OTHERS);
    }

    /** A percent sign alone in a path fails before any filter is asked, and the log would fill with what strangers send. */
    void register(@Observes Router router) {
        router.errorHandler(BAD_REQUEST, OddTargets::refuse);
    }

    private static void mend(RoutingContext context) {
        String target = context.request().uri();
        if (isUri(target)) {
            context.next();
        } else if (Headers.isLink(target)) {
            context.reroute(mended(target));
        } else {
            refuse(context);
        }
    }

    /** The target with whatever no URI has in its percent-encoded form. */
    static String mended(String target) {
        return ODD.matcher(target).replaceAll(odd -> URLEncoder.encode(odd.group(), StandardCharsets.UTF_8));
    }

    private static void refuse(RoutingContext context) {
        context.response().setStatusCode(BAD_REQUEST).end();
    }

    private static boolean isUri(String target) {
        try {
            new URI(target);
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
