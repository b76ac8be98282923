package org.ouinon.vote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Machines that say what they are. */
class CrawlersTest {
    private final Crawlers crawlers = new Crawlers();

    @Test
    void machines_are_known_by_name() {
        for (String machine : List.of(
                "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
                "curl/8.5.0",
                "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
                "WhatsApp/2.23.20.0",
                "facebookexternalhit/1.1",
                "Mozilla/5.0 (compatible; Barracuda Sentinel)",
                "Mozilla/5.0 (compatible; ProofPoint URL Defense)",
                "Mozilla/4.0 (compatible; ms-office; MSOffice 16)",
                "Microsoft Office Existence Discovery",
                "BlogTraffic/1.23 Feed-Fetcher",
                "SSL Labs (https://www.ssllabs.com/about/assessment.html)")) {
            assertTrue(crawlers.name(machine), machine);
        }
    }

    @Test
    void people_are_not() {
        for (String person : List.of(
                Visitor.CHROME,
                "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                        + " Mobile/21A329 [FBAN/FBIOS;FBAV/428.0.0.26.108;FBBV/508]",
                "Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; rv:11.0) like Gecko",
                "Mozilla/5.0 (Windows NT 10.0; rv:128.0) Gecko/20100101 Thunderbird/128.0",
                "a curl in the hair",
                "Lynx/2.9.0dev.12 libwww-FM/2.14 SSL-MM/1.4.1 GNUTLS/3.7.8",
                "w3m/0.5.3+git20230121",
                "Links (2.28; Linux x86_64; GNU C 12.2; text)",
                "ELinks/0.13.2 (textmode; Linux; 80x24-2)",
                "Mozilla/4.0 (compatible; Dillo 3.0)",
                "Dillo/3.0.5",
                "NetSurf/3.10 (Linux)",
                "edbrowse/3.8.0")) {
            assertFalse(crawlers.name(person), person);
        }
    }

    @Test
    void a_text_browser_stays_one_whatever_the_lists_say() {
        assertFalse(crawlers.name("Lynx/2.8 libwww-FM/2.14 (with curl/8)"));
        assertTrue(crawlers.name("Googlebot/2.1 like Lynx/2.8"));
    }

    @Test
    void short_and_strange_names_are_looked_up_too() {
        for (String name : List.of("", "a", "ab", "abc", "\uD800", "\u0000", "((((", "#")) {
            assertFalse(crawlers.name(name), name);
        }
    }

    @Test
    void a_flood_of_names_fills_no_memory() {
        IntStream.range(0, 20_000).forEach(number -> crawlers.name(Visitor.CHROME + number));
        assertTrue(crawlers.cached() <= 4096);
        assertTrue(crawlers.name("x".repeat(100_000) + "Googlebot") == crawlers.name("x".repeat(512)));
    }

    @Test
    @Tag("slow")
    void a_look_up_is_quick() {
        String[] names = IntStream.range(0, 4000)
                .mapToObj(number -> Visitor.CHROME + " Sample/" + number)
                .toArray(String[]::new);
        IntStream.range(0, 5).forEach(round -> nanosEach(new Crawlers(), names));
        Crawlers fresh = new Crawlers();
        long uncached = nanosEach(fresh, names);
        long cached = nanosEach(fresh, names);
        System.out.printf("looking up a user agent: %,d ns uncached, %,d ns cached%n", uncached, cached);
        assertEquals(names.length, fresh.cached());
        assertTrue(uncached < 1_000_000, "less than a millisecond, even on a busy machine");
    }

    private static long nanosEach(Crawlers crawlers, String[] names) {
        long before = System.nanoTime();
        for (String name : names) {
            assertFalse(crawlers.name(name));
        }
        return (System.nanoTime() - before) / names.length;
    }
}
