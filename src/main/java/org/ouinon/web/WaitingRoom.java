package org.ouinon.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.Properties;
import org.eclipse.microprofile.config.Config;

/**
 * Answers on the service's port while it starts, which lasts for as long as its database is away: people are told to come
 * back, by a page that asks again by itself, and whoever watches is told that the process lives and is not ready.
 */
@ApplicationScoped
public class WaitingRoom {

    private static final String LIVENESS = "/q/health/live";
    private static final String COME_BACK_SECONDS = "5";

    private static final Map<String, String> HEADERS = Map.of(
            "Cache-Control", "no-store",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Referrer-Policy", "no-referrer",
            "X-Content-Type-Options", "nosniff");

    private static final String PAGE = """
            <!doctype html>
            <html lang="%s">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
            <meta http-equiv="refresh" content="%s"><title>%3$s</title></head>
            <body><h1>%3$s</h1><p>%4$s</p></body>
            </html>
            """;

    private static volatile HttpServer open;

    /** Opens it where the service is going to listen; not where it will not, and not where another process does. */
    public static void open(Config config) {
        if (config.getOptionalValue("quarkus.http.host-enabled", Boolean.class).orElse(true)) {
            String host =
                    config.getOptionalValue("quarkus.http.host", String.class).orElse("0.0.0.0");
            open(new InetSocketAddress(host, config.getValue("quarkus.http.port", Integer.class)));
        }
    }

    /** The port it listens on, or -1 where another process does already, of which the service will speak by itself. */
    static int open(InetSocketAddress address) {
        try {
            HttpServer room = HttpServer.create(address, 0);
            room.createContext("/", WaitingRoom::answer);
            room.start();
            open = room;
            return room.getAddress().getPort();
        } catch (IOException taken) {
            return -1;
        }
    }

    /** The last thing before the service listens itself. */
    void leave(@Observes @Priority(Integer.MAX_VALUE) StartupEvent start) {
        close();
    }

    static void close() {
        if (open != null) {
            open.stop(0);
            open = null;
        }
    }

    private static void answer(HttpExchange request) throws IOException {
        try (request) {
            HEADERS.forEach(request.getResponseHeaders()::set);
            if (request.getRequestURI().getPath().equals(LIVENESS)) {
                say(request, 200, "application/json", "{\"status\":\"UP\",\"checks\":[]}");
                return;
            }
            request.getResponseHeaders().set("Retry-After", COME_BACK_SECONDS);
            say(request, Trouble.AWAY.status(), Page.HTML, page(language(request)));
        }
    }

    private static void say(HttpExchange request, int status, String media, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        request.getResponseHeaders().set("Content-Type", media);
        boolean isHead = request.getRequestMethod().equals("HEAD");
        request.sendResponseHeaders(status, isHead ? -1 : bytes.length);
        if (!isHead) {
            request.getResponseBody().write(bytes);
        }
    }

    private static Language language(HttpExchange request) {
        String accepted = request.getRequestHeaders().getFirst("Accept-Language");
        try {
            List<LanguageRange> ranges = LanguageRange.parse(accepted == null ? "en" : accepted);
            return Language.choose(
                    null,
                    ranges.stream()
                            .map(range -> Locale.forLanguageTag(range.getRange()))
                            .toList());
        } catch (IllegalArgumentException e) {
            return Language.EN; // A header that is none harms nobody.
        }
    }

    /** From the files of the messages, since neither templates nor bundles are there yet. */
    private static String page(Language language) throws IOException {
        Properties words = new Properties();
        try (InputStream file =
                WaitingRoom.class.getResourceAsStream("/messages/trouble_" + language.tag() + ".properties")) {
            words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        return PAGE.formatted(
                language.tag(),
                COME_BACK_SECONDS,
                words.getProperty("title_$" + Trouble.AWAY),
                words.getProperty("advice_$" + Trouble.AWAY));
    }
}
