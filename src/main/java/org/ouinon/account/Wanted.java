package org.ouinon.account;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.ouinon.web.Site;

/** The page that somebody wanted to see before they signed in. */
final class Wanted {

    private static final String COOKIE = "ouinon-next";
    private static final long TEN_MINUTES = 600;

    /**
     * A path and perhaps a query of this service: after the first slash no second one and no backslash, which browsers take
     * for one, and nothing that they would cut out before they look.
     */
    private static final Pattern LOCAL = Pattern.compile("/(?!/)[A-Za-z0-9._~/?&=%+,:@!$'()*;-]{0,500}");

    private Wanted() {}

    /** The page if it is one of ours, else null: nobody is led elsewhere by what an address says. */
    static String page(String text) {
        return text != null && LOCAL.matcher(text).matches() ? text : null;
    }

    /** The page as a query of the sign-in form's address, or nothing. */
    static String query(String text) {
        String page = page(text);
        return page == null ? "" : "?next=" + URLEncoder.encode(page, StandardCharsets.UTF_8);
    }

    /** Keeps the page that a request names as next while its sender is away at the provider. */
    static void remember(RoutingContext context, Site site) {
        String page = page(context.request().getParam("next"));
        context.response()
                .addCookie(Cookie.cookie(COOKIE, page == null ? "" : URLEncoder.encode(page, StandardCharsets.UTF_8))
                        .setPath(site.root() + Provider.PATH)
                        .setMaxAge(page == null ? 0 : TEN_MINUTES)
                        .setHttpOnly(true)
                        .setSecure(site.base().isSecure())
                        .setSameSite(CookieSameSite.LAX));
    }

    /** The page that was kept, or null. */
    static String remembered(RoutingContext context) {
        Cookie kept = context.request().getCookie(COOKIE);
        return kept == null ? null : kept(kept.getValue());
    }

    /** The page of a cookie's value, or null: a value that is not encoded is none of ours. */
    static String kept(String value) {
        try {
            return page(URLDecoder.decode(value, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
