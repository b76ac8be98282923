package org.ouinon.chaos;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * A proxy as they are in front of replicas: it asks each twice a second whether it is ready, and passes requests on to those
 * that last said so, in turn. It asks nobody twice, but where there was no connection at all.
 */
final class Gate implements AutoCloseable {

    private static final int EVERY = 500;
    private static final Set<String> OWN = Set.of("Connection", "Content-length", "Host", "Http2-settings", "Upgrade");

    private final HttpServer door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final ScheduledExecutorService asking = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService passing = Executors.newCachedThreadPool();
    private final List<URI> known = new CopyOnWriteArrayList<>();
    private final List<URI> ready = new CopyOnWriteArrayList<>();
    private final Map<URI, LongAdder> passed = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();

    Gate() throws IOException {
        door.setExecutor(passing);
        door.createContext("/", this::pass);
        door.start();
        asking.scheduleWithFixedDelay(() -> known.forEach(this::ask), 0, EVERY, TimeUnit.MILLISECONDS);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + door.getAddress().getPort());
    }

    /** Asks one more from now on. */
    void knows(URI replica) {
        passed.put(replica, new LongAdder());
        known.add(replica);
    }

    /** Whether requests are passed on to a replica. */
    boolean uses(URI replica) {
        return ready.contains(replica);
    }

    /** How many requests a replica was passed. */
    long passed(URI replica) {
        return passed.get(replica).sum();
    }

    private void ask(URI replica) {
        boolean isReady = Wait.answers(replica.resolve("/q/health/ready"));
        if (isReady && !ready.contains(replica)) {
            ready.add(replica);
        }
        if (!isReady) {
            ready.remove(replica);
        }
    }

    private void pass(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        HttpResponse<byte[]> answer = answer(exchange, body);
        if (answer == null) {
            exchange.sendResponseHeaders(502, -1);
        } else {
            answer.headers().firstValue("Content-Type").ifPresent(type -> exchange.getResponseHeaders()
                    .set("Content-Type", type));
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
        exchange.close();
    }

    /** Null where nobody gave one. */
    private HttpResponse<byte[]> answer(HttpExchange exchange, byte[] body) {
        List<URI> now = List.copyOf(ready);
        for (int i = 0; i < now.size(); i++) {
            URI replica = now.get(Math.floorMod(turn.getAndIncrement(), now.size()));
            try {
                passed.get(replica).increment();
                return client.send(to(replica, exchange, body), HttpResponse.BodyHandlers.ofByteArray());
            } catch (ConnectException e) {
                // It was asked nothing yet, so another one may be.
            } catch (IOException e) {
                return null;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            }
        }
        return null;
    }

    private static HttpRequest to(URI replica, HttpExchange exchange, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(replica.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OWN.contains(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    @Override
    public void close() {
        door.stop(0);
        asking.shutdownNow();
        passing.shutdownNow();
    }
}
