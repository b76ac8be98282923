package org.ouinon.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever comes while the service starts is told so, and loses nothing. */
class WaitingRoomTest {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private final HttpClient browser = HttpClient.newHttpClient();
    private int port;

    @BeforeEach
    void open() {
        port = WaitingRoom.open(new InetSocketAddress(HERE, 0));
    }

    @AfterEach
    void close() {
        WaitingRoom.close();
    }

    @ParameterizedTest
    @CsvSource({
        "en, We cannot record anything right now",
        "fr-CA;q=0.9, Nous ne pouvons rien enregistrer pour l’instant",
        "'ja, de;q=0.8, en;q=0.5', Im Moment können wir nichts speichern",
        "not a language!, We cannot record anything right now"
    })
    void customers_are_told_in_their_language_to_come_back(String accepted, String title) throws Exception {
        HttpResponse<String> answer = get("/f/EQ8p6wABAQZIAw8sQDnyAzKmaHaCfE8/yes", accepted);
        assertEquals(503, answer.statusCode());
        assertEquals("5", answer.headers().firstValue("Retry-After").orElseThrow());
        assertTrue(answer.body().contains("<h1>" + title), answer.body());
        assertTrue(answer.body().contains("http-equiv=\"refresh\""), answer.body());
    }

    @Test
    void a_vote_is_not_taken_for_cast() throws Exception {
        HttpRequest vote = HttpRequest.newBuilder(at("/f/EQ8p6wABAQZIAw8sQDnyAzKmaHaCfE8/yes"))
                .POST(HttpRequest.BodyPublishers.ofString("ran=1"))
                .build();
        assertEquals(503, browser.send(vote, BodyHandlers.discarding()).statusCode());
    }

    @Test
    void the_process_lives_and_is_not_ready() throws Exception {
        assertEquals(200, get("/q/health/live", "en").statusCode());
        assertEquals(503, get("/q/health/ready", "en").statusCode());
    }

    @Test
    void the_port_is_free_for_the_service_afterwards() throws Exception {
        get("/", "en");
        WaitingRoom.close();
        assertThrows(ConnectException.class, () -> get("/", "en"));
        assertEquals(port, WaitingRoom.open(new InetSocketAddress(HERE, port)));
    }

    @Test
    void a_port_that_is_taken_is_left_to_whoever_has_it() {
        assertEquals(-1, WaitingRoom.open(new InetSocketAddress(HERE, port)));
    }

    private HttpResponse<String> get(String path, String accepted) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(at(path))
                .header("Accept-Language", accepted)
                .build();
        return browser.send(request, BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create("http://" + HERE.getHostAddress() + ":" + port + path);
    }
}
