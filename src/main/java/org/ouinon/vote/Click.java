package org.ouinon.vote;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * One request on a link, as the server knows it while it answers. Browser and address are used in memory and dropped:
 * what is stored of a click is its {@link PastClick}.
 *
 * @param ballot id of the ballot that the link and visitor lead to
 * @param visitor keyed hash of {@link Networks#neighbourhood} and user agent, opaque here
 * @param address where the request came from; null if unknown
 * @param minted the link's minute of minting; null for a link without ticket, for which age says nothing
 * @param haste why it comes too fast after others on a macro link; null where it does not
 */
record Click(
        UUID ballot,
        On on,
        long visitor,
        Instant at,
        Method method,
        Said said,
        Browser browser,
        InetAddress address,
        Instant minted,
        Reason haste) {

    /** A click of which nobody says that it comes too fast. */
    Click(
            UUID ballot,
            On on,
            long visitor,
            Instant at,
            Method method,
            Said said,
            Browser browser,
            InetAddress address,
            Instant minted) {
        this(ballot, on, visitor, at, method, said, browser, address, minted, null);
    }

    enum Method {
        GET,
        POST,
        /** HEAD, OPTIONS and all else: logged only (RFC 9110, 9.2.1). */
        OTHER;

        static Method of(String name) {
            return "GET".equals(name) ? GET : "POST".equals(name) ? POST : OTHER;
        }
    }

    Click {
        Objects.requireNonNull(ballot, "ballot");
        Objects.requireNonNull(on, "on");
        Objects.requireNonNull(at, "at");
        method = method == null ? Method.OTHER : method;
        said = said == null ? Said.NOTHING : said;
        browser = browser == null ? Browser.UNKNOWN : browser;
    }

    Click inHaste(Reason why) {
        return new Click(ballot, on, visitor, at, method, said, browser, address, minted, why);
    }

    Rank rank() {
        return method == Method.POST ? said.rank() : Rank.BARE;
    }

    boolean pressed() {
        return rank() == Rank.EXPLICIT;
    }

    /** Names neither browser nor address, so that no log keeps them by accident. */
    @Override
    public String toString() {
        return method + " on " + on + " of ballot " + ballot + " at " + at;
    }
}
