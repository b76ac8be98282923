package org.ouinon.bars;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ouinon.web.Rendered;
import org.ouinon.web.Wire;

/** What is given again is what the resource gave. */
@QuarkusTest
class FrontTest {

    @Inject
    Publisher publisher;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    private Wire wire;

    @BeforeEach
    void connect() {
        wire = Wire.to(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/bars", "/bars.js", "/bars.svg", "/bars.txt", "/badge.json", "/badge.svg", "/api/v1/index"
            })
    void an_answer_given_again_is_the_one_given_first(String path) {
        for (String[] headers : List.of(
                new String[] {},
                new String[] {"Accept-Language: de-CH, fr;q=0.5"},
                new String[] {"Accept-Encoding: gzip"},
                new String[] {"If-None-Match: \"0000\""},
                new String[] {"If-None-Match: " + tagOf(path)},
                new String[] {"If-None-Match: W/" + tagOf(path)},
                new String[] {"If-None-Match: \"0000\", " + tagOf(path)})) {
            String target = path + "?asked=" + UUID.randomUUID();
            Snapshot snapshot = publisher.snapshot();
            assertNull(snapshot.answered(question(target, headers)));
            Wire.Reply first = wire.get(target, headers);
            Wire.Reply again = wire.get(target, headers);
            boolean remembered = snapshot.answered(question(target, headers)) != null;
            assertTrue(remembered || snapshot != publisher.snapshot(), "nothing was remembered");

            assertEquals(first.status(), again.status(), String.join("\n", headers));
            assertEquals(described(first), described(again), String.join("\n", headers));
            assertEquals(first.body(), again.body(), String.join("\n", headers));
        }
    }

    @Test
    void what_is_refused_is_not_remembered() {
        String target = "/bars.svg?team=nobody-" + UUID.randomUUID();
        assertEquals(404, wire.get(target).status());
        assertNull(publisher.snapshot().answered(question(target)));
    }

    @Test
    void strange_questions_do_not_fill_the_memory() {
        String target = "/bars.txt?" + "x".repeat(300);
        assertEquals(200, wire.get(target).status());
        assertNull(publisher.snapshot().answered(question(target)));

        for (int i = 0; i < 2_100; i++) {
            publisher.snapshot().remember(new Answered.Question("/bars.txt?" + i, null), anything());
        }
        assertNull(publisher.snapshot().answered(new Answered.Question("/bars.txt?2099", null)));
        assertEquals(200, wire.get("/bars.txt?2099").status());
    }

    private static Answered anything() {
        return new Answered(Rendered.of(""), "text/plain;charset=UTF-8");
    }

    private String tagOf(String path) {
        return wire.get(path).header("ETag");
    }

    private static Answered.Question question(String target, String... headers) {
        String start = "Accept-Language: ";
        return new Answered.Question(
                target,
                Stream.of(headers)
                        .filter(header -> header.startsWith(start))
                        .map(header -> header.substring(start.length()))
                        .findFirst()
                        .orElse(null));
    }

    private static Set<String> described(Wire.Reply reply) {
        return reply.headers().stream()
                .map(header ->
                        header.substring(0, header.indexOf(':')).toLowerCase() + header.substring(header.indexOf(':')))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
