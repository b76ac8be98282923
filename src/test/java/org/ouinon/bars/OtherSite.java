package org.ouinon.bars;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Somebody else's site, in French and of another origin than the service, whose pages embed the bars. */
final class OtherSite implements AutoCloseable {

    private final HttpServer server;

    private OtherSite(HttpServer server) {
        this.server = server;
    }

    static OtherSite open() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.start();
            return new OtherSite(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts a page up and gives its address. */
    String shows(String body, Map<String, String> headers) {
        byte[] page = ("<!DOCTYPE html><html lang=\"fr\"><meta charset=\"utf-8\"><title>Elsewhere</title>" + body)
                .getBytes(StandardCharsets.UTF_8);
        String path = "/" + System.nanoTime();
        server.createContext(path, exchange -> {
            Headers answer = exchange.getResponseHeaders();
            answer.set("Content-Type", "text/html; charset=UTF-8");
            headers.forEach(answer::set);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** The same under a Content-Security-Policy. */
    String shows(String body, String policy) {
        return shows(body, Map.of("Content-Security-Policy", policy));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
