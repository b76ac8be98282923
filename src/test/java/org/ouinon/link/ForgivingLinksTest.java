package org.ouinon.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.SplittableRandom;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ouinon.web.Wire;

/** Links as they come back from mail programs, gateways, chats and people. */
@QuarkusTest
class ForgivingLinksTest {

    private static final long SEED = 20261122;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    private Wire wire;
    private String token;

    @BeforeEach
    void mint() {
        wire = Wire.to(port);
        token = HelpDesk.freshToken();
    }

    /** {T} is the token, {A} its first half and {B} its second, {P} the token with each character percent-encoded. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/f/{T}/yes",
                "/f/{T}/yes.",
                "/f/{T}/yes,",
                "/f/{T}/yes)",
                "/f/{T}/yes).",
                "/f/{T}/yes'",
                "/f/{T}/yes*",
                "/f/{T}/yes_",
                "/f/{T}/yes;",
                "/f/{T}/yes=",
                "/f/{T}/yes%20",
                "/f/{T}/yes+",
                "/f/{T}/yes%09",
                "/f/{T}/yes%0D%0A",
                "/f/{T}/yes%C2%A0",
                "/f/{T}/yes%3E",
                "/f/{T}/yes%5D",
                "/f/{T}/yes%25",
                "/f/{T}/yes%7C",
                "/f/{T}/yes%3e%3e",
                "/f/{T}/yes%3Cbr%3E",
                "/f/{T}/yes%22",
                "/f/{T}/yes%E2%80%A6",
                "/f/{T}/yes%E2%80%9D",
                "/f/{T}/yes%E2%80%8B",
                "/f/{T}/yes\u00BB",
                "/f/{T}/yes/",
                "/f/{T}/yes//",
                "/f/{T}/yes/1/0102018f",
                "/f/{T}/yes?",
                "/f/{T}/yes?utm_source=mail&utm_medium=email",
                "/f/{T}/yes?fbclid=abc&amp;utm_source=mail",
                "/f/{T}/yes&amp;utm_source=mail",
                "/f/{T}/yes&utm_source=mail",
                "/f/{T}/yes]",
                "/f/{T}/yes>",
                "/f/{T}/yes\"",
                "/f/{T}\\yes",
                "/f/{T}/yes|",
                "/f/{T}/yes?utm_source=a|b",
                "/f/{T}/yes?off=50%",
                "/f/{T}/yes?off=%zz",
                "/f/{T}/yes?ref={{ticket.id}}",
                "/f/{T}/yes?ref=%{ticket.number}",
                "/f/{T}/yes?ref={$Ticket->id}",
                "/f/{T}/yes?ref=\"<^`\\",
                "/f/{T}/yes%3Futm_source%3Dmail",
                "/f/{T}/yes;jsessionid=1",
                "/f/{T}/YES",
                "/f/{T}/Yes",
                "/f/{T}/%79es",
                "/f/{T}/%59%45%53",
                "//f/{T}/yes",
                "/f//{T}/yes",
                "/f/{T}//yes",
                "///f///{T}///yes",
                "/./f/{T}/yes",
                "/f/./{T}/yes",
                "/f/{T}/./yes",
                "/x/../f/{T}/yes",
                "/f/{P}/yes",
                "/f/{P}/%79%65%73",
                "/%66/{T}/yes",
                "/f/{T}%2Fyes",
                "/f/{T}%2fyes",
                "/f%2F{T}%2Fyes",
                "/f/{T}%252Fyes",
                "/f%252F{T}%252Fyes",
                "/f/{T}%5Cyes",
                "/f/{A}=%0D%0A{B}/yes",
                "/f/{A}=%0A{B}/yes",
                "/f/{A}%0D%0A{B}/yes",
                "/f/{A}%0D%0A%20{B}/yes",
                "/f/{A}%20{B}/yes",
                "/f/{A}%E2%80%8B{B}/yes",
                "/f/{A}%C2%AD{B}/yes",
                "/f/{A}%EF%BB%BF{B}/yes",
                "/f/%20{T}/yes",
                "/f/{T}%20/yes",
                "/f/{T}./yes",
                "/f/{T}/%20yes",
                "/f/{T}/%E2%80%8Byes"
            })
    void a_mangled_link_still_asks_the_question(String mangled) {
        Wire.Reply reply = wire.get(filled(mangled), Wire.BROWSER);

        assertEquals(200, reply.status(), reply.toString());
        assertTrue(reply.body().contains("<h1>YES</h1>"), reply.body());
        assertEquals("no-store", reply.header("Cache-Control"));
        assertEquals("no-referrer", reply.header("Referrer-Policy"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/f/{T}/yes%", "/f/{T}%/yes", "/f{T}|", "//[f/{T}", "/x/{T}/yes|", "/?{T}|", "/%", "/x%zz"})
    void a_target_that_is_neither_a_uri_nor_a_link_is_refused_and_leaves_no_trace(String target) {
        assertEquals(400, wire.get(filled(target), Wire.BROWSER).status());
        assertFalse(wire.get("/q/metrics").body().contains(token), "a link is a secret of one customer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/f/{T}/yes",
                "/f/{T}/yes).",
                "/f/{T}/yes%20",
                "/f/{T}/YES",
                "//f//{T}//yes/",
                "/f/{T}%2Fyes",
                "/f/{P}/yes?utm_source=mail"
            })
    void the_form_of_a_mangled_link_casts_the_vote(String mangled) {
        Wire.Reply reply =
                wire.send("POST", filled(mangled), "press=1", with("Content-Type: application/x-www-form-urlencoded"));

        assertEquals(303, reply.status(), reply.toString());
        assertTrue(reply.header("Location").endsWith("/f/" + token + "/more"), reply.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/f/{T}",
                "/f/{T}/",
                "/f/{T}.",
                "/f/{T}%20",
                "/f/{T}/y",
                "/f/{T}/ye",
                "/f/{T}/mor",
                "/f/{T}/yesno",
                "/f/{T}/more",
                "/f/{T}/more).",
                "/f/{T}/MORE/",
                "/f/{T}?utm_source=mail",
                "/f/{T}/%20"
            })
    void a_link_cut_behind_its_token_leads_to_my_answer(String cut) {
        Wire.Reply reply = wire.get(filled(cut), Wire.BROWSER);

        assertEquals(200, reply.status(), reply.toString());
        assertTrue(reply.body().contains("<h1>My answer</h1>"), reply.body());
    }

    @ParameterizedTest
    @CsvSource({"no,<h1>NO</h1>", "NO.,<h1>NO</h1>", "no%3E,<h1>NO</h1>", "more%29,<h1>My answer</h1>"})
    void the_other_actions_are_as_forgiving(String action, String heading) {
        Wire.Reply reply = wire.get("/f/" + token + "/" + action, Wire.BROWSER);

        assertTrue(reply.body().contains(heading), reply.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/f/{A}/yes",
                "/f/{A}",
                "/f/",
                "/f",
                "/f/{T}x/yes",
                "/f/x{T}/yes",
                "/f/../f/{A}/yes",
                "/f/%C3%28/yes",
                "/f/%00/yes",
                "/f/..%2f..%2fetc%2fpasswd",
                "/f/{T}{{x}}/yes",
                "/f/%7B{T}%7D/yes",
                "/f/{{{T}}}/yes",
                "/g/{T}/yes"
            })
    void a_cut_or_altered_token_opens_a_page_that_says_what_to_do(String target) {
        Wire.Reply reply = wire.get(filled(target), Wire.BROWSER);

        assertEquals(404, reply.status(), reply.toString());
        assertTrue(
                reply.body().contains("<h1>This link is not complete</h1>")
                        || reply.body().contains("<h1>There is no such page</h1>"),
                reply.toString());
        assertTrue(reply.body().contains("<p>"), reply.body());
        assertFalse(reply.body().toLowerCase().contains("seal"), reply.body());
    }

    @Test
    void thousands_of_forged_tokens_open_nothing_and_break_nothing() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 3_000; i++) {
            String forged =
                    switch (i % 3) {
                        case 0 -> TokensTest.noise(random).replaceAll("[\\s?#/\\\\\\x00-\\x20]", "~");
                        case 1 -> TokensTest.plausible(random);
                        default -> TokensTest.altered(token, random);
                    };
            String target = "/f/" + forged + (random.nextBoolean() ? "/yes" : "/more");
            Wire.Reply reply = wire.get(target, Wire.BROWSER);
            assertTrue(
                    reply.status() >= 400 && reply.status() < 500,
                    () -> target + " of seed " + SEED + " gives " + reply);
        }
    }

    private String filled(String target) {
        int half = token.length() / 2;
        StringBuilder encoded = new StringBuilder();
        token.chars().forEach(c -> encoded.append(String.format("%%%02X", c)));
        return target.replace("{T}", token)
                .replace("{A}", token.substring(0, half))
                .replace("{B}", token.substring(half))
                .replace("{P}", encoded);
    }

    private static String[] with(String header) {
        String[] headers = java.util.Arrays.copyOf(Wire.BROWSER, Wire.BROWSER.length + 1);
        headers[Wire.BROWSER.length] = header;
        return headers;
    }
}
