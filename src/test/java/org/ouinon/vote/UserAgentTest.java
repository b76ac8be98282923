package org.ouinon.vote;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first versions that do what the published ones do, and the last that do not. */
class UserAgentTest {

    @ParameterizedTest
    @CsvSource({
        "Chrome/80.0, true",
        "Chrome/79.0, false",
        "Firefox/90.0, true",
        "Firefox/89.0, false",
        "Mac OS X 10_15_7) Version/16.4 Safari/605, true",
        "Mac OS X 10_15_7) Version/16.3 Safari/605, false"
    })
    void fetch_metadata_came_with_a_version(String name, boolean sends) {
        assertEquals(sends, new UserAgent(name).sendsFetchMetadata());
    }

    @ParameterizedTest
    @CsvSource({"Chrome/89.0, true", "Chrome/88.0, false", "(Android 16; wv) Chrome/89.0, false"})
    void client_hints_came_with_a_version(String name, boolean sends) {
        assertEquals(sends, new UserAgent(name).sendsHints());
    }

    @ParameterizedTest
    @CsvSource({
        "Chrome/107.0.5, true",
        "Chrome/106.0.5, false",
        "Chrome/107.0.0.0, false",
        "(Linux; Android 16) Chrome/107.0.5, false"
    })
    void an_exact_version_is_odd_since_a_version(String name, boolean odd) {
        assertEquals(odd, new UserAgent(name).isTooExact());
    }

    @ParameterizedTest
    @CsvSource({"Chrome/69.0, true", "Chrome/70.0, false", "Firefox/1.0, false"})
    void a_browser_is_old_after_two_years(String name, boolean old) {
        assertEquals(old, new UserAgent(name).isOld(Instant.parse("2021-09-21T00:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource({
        "Windows Chrome/153.0, 153, Windows, false",
        "Windows Chrome/153.0, 152, Windows, true",
        "Windows Chrome/153.0, 153, Linux, true",
        "Windows Chrome/153.0, 0, BeOS, false",
        "Windows Firefox/146.0, 153, Linux, false"
    })
    void hints_may_tell_of_another_browser(String name, String version, String platform, boolean contradicts) {
        String hints = "\"Chromium\";v=\"" + version + "\"";
        assertEquals(contradicts, new UserAgent(name).contradicts(hints, '"' + platform + '"'));
    }
}
