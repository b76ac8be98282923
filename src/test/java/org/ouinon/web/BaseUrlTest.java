package org.ouinon.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "feedback.example.net",
                "//feedback.example.net",
                "/feedback",
                "localhost:8080",
                "http:",
                "http://",
                "https:///path",
                "http:/feedback.example.net",
                "ftp://feedback.example.net",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "mailto:support@example.net",
                "https://feedback example.net",
                "https://feedback.example.net/?a=b",
                "https://feedback.example.net#top",
                "https://user:secret@feedback.example.net",
                "https://feedback.example.net:port",
                "https://münchen.example",
                "https://feed_back.example.net",
                "https://[::1",
                "https://feedback.example.net\u0000",
                "<https://feedback.example.net>"
            })
    void an_address_that_customers_could_not_open_is_refused_with_a_sentence(String text) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> BaseUrl.of(text));

        assertEquals(
                "ouinon.base-url is '" + text + "', which customers could not open: set OUINON_BASE_URL to the public"
                        + " address, such as https://feedback.example.net",
                refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "https://feedback.example.net, https://feedback.example.net, https://feedback.example.net",
        "https://feedback.example.net/, https://feedback.example.net, https://feedback.example.net",
        "' https://feedback.example.net// ', https://feedback.example.net, https://feedback.example.net",
        "http://localhost:8080, http://localhost:8080, http://localhost:8080",
        "https://example.net/feedback/, https://example.net/feedback, https://example.net",
        "https://[::1]:8443, https://[::1]:8443, https://[::1]:8443",
        "HTTPS://Feedback.Example.NET, HTTPS://Feedback.Example.NET, HTTPS://Feedback.Example.NET"
    })
    void an_address_is_kept_without_its_last_slash(String text, String value, String origin) {
        assertEquals(value, BaseUrl.of(text).value());
        assertEquals(origin, BaseUrl.of(text).origin());
    }

    @Test
    void a_path_is_put_behind_it() {
        assertEquals(
                "https://example.net/feedback/f/x/yes",
                BaseUrl.of("https://example.net/feedback/").at("/f/x/yes"));
    }
}
