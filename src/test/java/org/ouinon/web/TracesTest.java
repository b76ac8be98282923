package org.ouinon.web;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ouinon.link.Mails;

/** What traces tell, and what they never do. */
@QuarkusTest
@TestProfile(Collector.Wanted.class)
class TracesTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static Collector collector;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @Inject
    Mails mails;

    @BeforeAll
    static void listen() throws Exception {
        collector = new Collector();
    }

    @AfterAll
    static void close() {
        collector.close();
    }

    @Test
    void a_request_is_one_span_named_by_its_route() {
        assertEquals(200, Wire.to(port).get("/api/v1/index").status());

        waitFor("GET /api/v1/index");
        assertTrue(told().contains("http.response.status_code"), told());
    }

    @Test
    void no_span_tells_a_token_or_who_came() {
        String token = mails.hourOld();
        String form = "Content-Type: application/x-www-form-urlencoded";
        String[] customer = Stream.concat(Stream.of(Wire.BROWSER), Stream.of(form, "baggage: mine=" + token))
                .toArray(String[]::new);
        Wire wire = Wire.to(port);
        assertEquals(
                200,
                wire.get("/f/" + token + "/yes?utm_source=letter", customer).status());
        assertEquals(
                303,
                wire.send("POST", "/f/" + token + "/yes", "press=1", customer).status());
        assertEquals(404, wire.get("/f/" + token.substring(1) + "/no", customer).status());
        assertEquals(200, wire.get("/f%2F" + token + "%2Fyes", customer).status());
        assertEquals(400, wire.get("/nowhere/%zz" + token, customer).status());
        wire.send("X" + token, "/f/" + token + "/yes", "", customer);
        assertEquals(200, wire.get("/f/" + token + "/more", customer).status());

        waitFor("/f/{link}/more");
        assertTrue(told().contains("POST /f/{link}/{answer"), told());
        for (String secret : List.of(token, token.substring(1), "letter", "Firefox", "127.0.0.1")) {
            assertFalse(told().contains(secret), secret + " in " + told());
        }
    }

    @Test
    void a_link_that_is_mended_is_one_span_all_the_same() {
        Wire wire = Wire.to(port);
        int before = spansOfLinks();
        assertEquals(
                200,
                wire.get("/f/" + mails.hourOld() + "?ref={{nothing}}", Wire.BROWSER)
                        .status());
        wire.get("/badge.svg");

        waitFor("GET /badge.svg");
        assertEquals(before + 1, spansOfLinks());
    }

    @Test
    void nobodys_own_invitation_or_feed_is_told() {
        Wire wire = Wire.to(port);
        wire.get("/join/hushinvitation");
        wire.get("/unsubscribe/hushaddress");
        wire.get("/comments.atom?key=hushkey");
        wire.get("/oembed?url=hushpage");

        waitFor("GET /oembed");
        assertFalse(told().contains("hush"), told());
    }

    @Test
    void what_a_proxy_in_front_traces_goes_on_here() {
        Wire.to(port).get("/bars.txt", "traceparent: 00-" + TRACE + "-00f067aa0ba902b7-01");

        await().until(() -> told().contains(bytes(TRACE)));
    }

    @Test
    void files_and_tools_are_not_traced() {
        Wire wire = Wire.to(port);
        wire.get("/q/health/live");
        wire.get("/assets/ouinon.css");
        wire.get("/badge.json");

        waitFor("GET /badge.json");
        assertFalse(told().contains("/q/health"), told());
        assertFalse(told().contains("ouinon.css"), told());
    }

    /** Behind a span's name stands what kind it is: a zero begins that. */
    private static int spansOfLinks() {
        return told().split("GET /f/\\{link}0", -1).length - 1;
    }

    private static void waitFor(String text) {
        await(text).until(() -> told().contains(text));
    }

    private static String told() {
        return collector.told();
    }

    private static String bytes(String hex) {
        StringBuilder bytes = new StringBuilder();
        for (int i = 0; i < hex.length(); i += 2) {
            bytes.append((char) Integer.parseInt(hex.substring(i, i + 2), 16));
        }
        return bytes.toString();
    }
}
