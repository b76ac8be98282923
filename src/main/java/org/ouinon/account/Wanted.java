package org.ouinon.account;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The page that somebody wanted to see before they signed in. */
final class Wanted {

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
}
