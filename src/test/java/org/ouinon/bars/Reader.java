package org.ouinon.bars;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Somebody who reads a stream of server-sent events, line by line. */
final class Reader implements AutoCloseable {

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final HttpResponse<Stream<String>> answer;

    /** Begins to read; compression would be welcome. */
    static Reader of(URI stream) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(stream)
                .header("Accept", "text/event-stream")
                .header("Accept-Encoding", "gzip, deflate, br")
                .build();
        return new Reader(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines()));
    }

    private Reader(HttpResponse<Stream<String>> answer) {
        this.answer = answer;
        Thread reading = new Thread(this::read, "reader");
        reading.setDaemon(true);
        reading.start();
    }

    int status() {
        return answer.statusCode();
    }

    HttpHeaders headers() {
        return answer.headers();
    }

    /** The next event's data, or null if none comes within some time. */
    String next(long millis) throws InterruptedException {
        return events.poll(millis, TimeUnit.MILLISECONDS);
    }

    private void read() {
        try {
            answer.body()
                    .filter(line -> line.startsWith("data:"))
                    .forEach(line -> events.add(line.substring("data:".length()).strip()));
        } catch (RuntimeException closed) {
            // The stream has ended.
        }
    }

    @Override
    public void close() {
        answer.body().close();
    }
}
