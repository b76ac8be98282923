package org.ouinon.bars;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ouinon.score.Customers;

@QuarkusTest
class StreamTest {

    /** Milliseconds; the goal, from the vote to the open page. */
    private static final long SOON = 1000;

    @TestHTTPResource("/api/v1/index/stream")
    URI stream;

    @Inject
    Customers customers;

    @Inject
    Teams teams;

    @Test
    void the_index_comes_at_once_and_again_within_a_second_of_each_change() throws Exception {
        String team = teams.published();
        try (Reader reader = Reader.of(of(team))) {
            String first = reader.next(SOON);
            assertNotNull(first, "nothing came at once");
            assertTrue(first.contains("\"team\":\"" + team + "\"") && first.contains("\"yes\":0,"), first);
            for (int votes = 1; votes <= 5; votes++) {
                customers.answer(team, 1, 0);
                String told = told(reader, votes);
                assertEquals(asked(team), told, "what is streamed is what is asked for");
            }
        }
    }

    @Test
    void every_open_page_is_told() throws Exception {
        String team = teams.published();
        List<Reader> readers = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                readers.add(Reader.of(of(team)));
            }
            for (Reader reader : readers) {
                assertNotNull(reader.next(SOON));
            }
            customers.answer(team, 2, 0);
            for (Reader reader : readers) {
                told(reader, 2);
            }
        } finally {
            readers.forEach(Reader::close);
        }
    }

    @Test
    void nothing_on_the_way_keeps_a_stream_back() throws Exception {
        try (Reader reader = Reader.of(stream)) {
            assertEquals(200, reader.status());
            assertEquals("text/event-stream", header(reader, "Content-Type").replaceAll(";.*", ""));
            assertEquals("no-store, no-transform", header(reader, "Cache-Control"));
            assertEquals("no", header(reader, "X-Accel-Buffering"));
            assertEquals("identity", header(reader, "Content-Encoding"));
            assertNull(header(reader, "Content-Length"));
            assertNull(header(reader, "Set-Cookie"));
        }
    }

    @Test
    void a_team_that_nobody_published_has_no_stream() {
        String team = customers.freshTeam();
        customers.answer(team, 1, 0);
        for (String unknown : List.of(team, "nobody-has-this")) {
            given().queryParam("team", unknown)
                    .get("/api/v1/index/stream")
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json");
        }
    }

    /** The event that tells of so many votes, soon enough. */
    private static String told(Reader reader, int votes) throws InterruptedException {
        long end = System.nanoTime() + SOON * 1_000_000;
        for (long left = SOON; left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            String event = reader.next(left);
            if (event != null && event.contains(",\"yes\":" + votes + ",")) {
                return event;
            }
        }
        throw new AssertionError("nothing came of vote " + votes);
    }

    private static String asked(String team) {
        return given().queryParam("team", team).get("/api/v1/index").asString();
    }

    private URI of(String team) {
        return URI.create(stream + "?team=" + team);
    }

    private static String header(Reader reader, String name) {
        return reader.headers().firstValue(name).orElse(null);
    }
}
