package org.ouinon.vote;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

/** Somebody or something with a browser and an address who clicks in tests. */
record Visitor(Map<String, String> headers, String address, boolean https) {
    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    static final Instant MINTED = NOON.minus(Duration.ofHours(3));
    static final String CHROME =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Safari/537.36";

    /** Carol is a customer with an ordinary browser. */
    static final Visitor CAROL = new Visitor(
            Map.of(
                    "User-Agent", CHROME,
                    "Accept-Language", "fr",
                    "Sec-CH-UA", "\"Not:A-Brand\";v=\"8\", \"Chromium\";v=\"153\", \"Google Chrome\";v=\"153\"",
                    "Sec-CH-UA-Platform", "\"Windows\"",
                    "Sec-Fetch-Site", "none",
                    "Sec-Fetch-Mode", "navigate",
                    "Sec-Fetch-Dest", "document"),
            "203.0.113.10",
            true);

    /** Mallory is a machine that looks just like a customer, from elsewhere. */
    static final Visitor MALLORY = CAROL.from("198.51.100.77");

    static final Said RAN = new Said(false, true, false, false);
    static final Said ENGAGED = new Said(false, true, true, false);
    static final Said PRESSED = new Said(true, false, false, false);

    Visitor with(String header, String value) {
        Map<String, String> changed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        changed.putAll(headers);
        changed.put(header, value);
        return new Visitor(changed, address, https);
    }

    Visitor from(String elsewhere) {
        return new Visitor(headers, elsewhere, https);
    }

    Visitor overHttp() {
        return new Visitor(headers, address, false);
    }

    Click opens(On on, Instant at) {
        return click(1, on, Click.Method.GET, Said.NOTHING, at, MINTED);
    }

    Click posts(On on, Said said, Instant at) {
        return click(1, on, Click.Method.POST, said, at, MINTED);
    }

    Click click(long ballot, On on, Click.Method method, Said said, Instant at, Instant minted) {
        Browser browser = Browser.of(headers::get, https);
        InetAddress from = Cidr.address(address);
        long id = Objects.hash(Arrays.hashCode(Networks.neighbourhood(from)), browser.userAgent());
        return new Click(new UUID(0, ballot), on, id, at, method, said, browser, from, minted);
    }
}
