package org.ouinon.vote;

import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The few request headers that are looked at, in memory only (W3C Fetch Metadata, UA Client Hints). Absent ones are
 * empty. No header proves a person; headers can only speak against one.
 *
 * @param purpose Sec-Purpose and its three predecessors, joined
 * @param https whether the browser sees https: on plain http it sends no {@code Sec-} header at all
 */
record Browser(
        String userAgent,
        String language,
        String fetchSite,
        String fetchMode,
        String fetchDest,
        String purpose,
        String hints,
        String platform,
        String range,
        boolean https) {

    /** Longer values are cut: no browser needs more, and a hostile one shall cost nothing. */
    static final int LONGEST = 512;

    static final Browser UNKNOWN = of(name -> null, false);

    /** What a request's headers say of its browser. */
    static Browser of(HttpServerRequest request) {
        return of(request::getHeader, "https".equals(request.scheme()));
    }

    /** Reads the headers by name; {@code header} gives null where there is none. */
    static Browser of(Function<String, String> header, boolean https) {
        Stream<String> purposes = Stream.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz");
        return new Browser(
                header.apply("User-Agent"),
                header.apply("Accept-Language"),
                header.apply("Sec-Fetch-Site"),
                header.apply("Sec-Fetch-Mode"),
                header.apply("Sec-Fetch-Dest"),
                purposes.map(header).map(Browser::cut).collect(Collectors.joining(" ")),
                header.apply("Sec-CH-UA"),
                header.apply("Sec-CH-UA-Platform"),
                header.apply("Range"),
                https);
    }

    Browser {
        userAgent = cut(userAgent);
        language = cut(language);
        fetchSite = cut(fetchSite);
        fetchMode = cut(fetchMode);
        fetchDest = cut(fetchDest);
        purpose = cut(purpose).toLowerCase(Locale.ROOT);
        hints = cut(hints);
        platform = cut(platform);
        range = cut(range);
    }

    boolean loadsAhead() {
        return Stream.of("prefetch", "prerender", "preview").anyMatch(purpose::contains);
    }

    /** A part of a file (RFC 9110, 14.2): previews ask for one, a visit never does. */
    boolean asksForPart() {
        return !range.isBlank();
    }

    boolean visitsPage() {
        return (fetchDest.isBlank() || fetchDest.equals("document"))
                && (fetchMode.isBlank() || fetchMode.equals("navigate"));
    }

    /** Whether the request comes from one of our own pages rather than from a mail. */
    boolean comesFromUs() {
        return fetchSite.equals("same-origin");
    }

    /** What the browser's looks say against it. Each is evidence only: honest proxies and blockers strip headers. */
    Set<Reason> reasons(Instant at) {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        UserAgent claim = new UserAgent(userAgent);
        if (language.isBlank()) {
            reasons.add(Reason.NO_LANGUAGE);
        }
        if (claim.isOld(at)) {
            reasons.add(Reason.OLD_BROWSER);
        }
        if (claim.isTooExact()) {
            reasons.add(Reason.EXACT_VERSION);
        }
        if (https) {
            addSecure(reasons, claim);
        }
        return reasons;
    }

    private void addSecure(Set<Reason> reasons, UserAgent claim) {
        if (claim.sendsFetchMetadata() && (fetchSite + fetchMode + fetchDest).isBlank()) {
            reasons.add(Reason.NO_FETCH_METADATA);
        }
        if (claim.sendsHints() && hints.isBlank()) {
            reasons.add(Reason.NO_CLIENT_HINTS);
        } else if (claim.contradicts(hints, platform)) {
            reasons.add(Reason.TWO_NAMES);
        }
    }

    private static String cut(String value) {
        String text = Objects.requireNonNullElse(value, "");
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text.strip();
    }

    /** Shows nothing, so that no log keeps a header by accident. */
    @Override
    public String toString() {
        return "a browser";
    }
}
