package org.ouinon.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Takes traces over real OTLP/HTTP. In their protobuf form every text stands as it is. */
final class Collector implements AutoCloseable {

    /** A system property, because the test and the profile may come from different class loaders. */
    private static final String PORT = "org.ouinon.web.collector";

    private final HttpServer server;
    private final StringBuffer told = new StringBuffer();

    Collector() throws IOException {
        server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.getInteger(PORT)), 0);
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    /** All that came, byte by byte. */
    String told() {
        return told.toString();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        told.append(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    /** The service of an operator who has a collector, and does not want it told. */
    public static class Known implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            if (System.getProperty(PORT) == null) {
                System.setProperty(PORT, String.valueOf(freePort()));
            }
            return Map.of(
                    "quarkus.otel.exporter.otlp.endpoint", "http://127.0.0.1:" + System.getProperty(PORT),
                    "quarkus.otel.exporter.otlp.protocol", "http/protobuf",
                    "quarkus.otel.bsp.schedule.delay", "100ms");
        }

        private static int freePort() {
            try (ServerSocket free = new ServerSocket(0)) {
                return free.getLocalPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The service of an operator who does. */
    public static class Wanted extends Known {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> all = new HashMap<>(super.getConfigOverrides());
            all.put("quarkus.otel.sdk.disabled", "false");
            return all;
        }
    }
}
