package org.ouinon.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.ouinon.account.Author;
import org.ouinon.link.Link;
import org.ouinon.link.Ticket;
import org.ouinon.link.Tokens;
import org.ouinon.web.Language;

/** What open pages cost the service, and how soon they are told of a vote. */
final class ManyStreams {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration QUIET = Duration.ofSeconds(20);
    private static final int VOTES = 50;
    private static final Duration BETWEEN_VOTES = Duration.ofMillis(150);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private ManyStreams() {}

    /** Takes the service's address, which has no votes yet, its process, its ring of keys and how many streams to open. */
    public static void main(String... arguments) throws Exception {
        URI service = URI.create(arguments[0]);
        ServiceProcess process = new ServiceProcess(Long.parseLong(arguments[1]));
        Tokens tokens = Tokens.of(arguments[2]);
        int pages = Integer.parseInt(arguments[3]);
        vote(service, tokens, 0); // Warms up the way of a vote.
        ServiceProcess.Memory before = process.memory();
        Duration alone = process.busyWhile(() -> Thread.sleep(QUIET.toMillis()));
        try (OpenStreams streams = new OpenStreams(service, pages)) {
            require(streams.allToldWithin(LONGEST, 1), "Not every stream began");
            Duration idle = process.busyWhile(() -> streams.listenFor(QUIET));
            ServiceProcess.Memory open = process.memory();
            List<Duration> news = new ArrayList<>();
            long started = System.nanoTime();
            Duration told = process.busyWhile(() -> votes(service, tokens, streams, news));
            Duration voting = Duration.ofNanos(System.nanoTime() - started);
            require(streams.lost() == 0, streams.lost() + " streams ended");
            print(pages, before, open, news);
            System.out.printf(
                    "of one core: %.1f %% without streams, %.1f %% with, %.1f %% at %.1f votes a second%n",
                    percent(alone, QUIET),
                    percent(idle, QUIET),
                    percent(told, voting),
                    VOTES / (voting.toMillis() / 1000.0));
        }
    }

    private static void votes(URI service, Tokens tokens, OpenStreams streams, List<Duration> news) throws Exception {
        for (int i = 1; i <= VOTES; i++) {
            long sent = System.nanoTime();
            vote(service, tokens, i);
            require(streams.allToldWithin(LONGEST, i + 1), "Not every stream was told of vote " + i);
            news.add(Duration.ofNanos(System.nanoTime() - sent));
            streams.listenFor(BETWEEN_VOTES);
        }
    }

    private static void vote(URI service, Tokens tokens, int number) throws Exception {
        Instant mintedAt = Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MINUTES);
        String token = tokens.seal(new Link(new Author(1, 1), Ticket.of("S" + number), Language.EN, mintedAt, false));
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/f/" + token + "/yes"))
                .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
                .header("Accept-Language", "en")
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("press=1"))
                .build();
        int status =
                CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        require(status == 200, "A vote was answered with " + status);
    }

    private static void print(
            int pages, ServiceProcess.Memory before, ServiceProcess.Memory open, List<Duration> news) {
        Collections.sort(news);
        System.out.printf("%d streams on one process%n", pages);
        System.out.printf(
                "alive in the heap: %d KiB without, %d KiB with; resident: %d KiB without, %d KiB with%n",
                before.heap(), open.heap(), before.resident(), open.resident());
        System.out.printf(
                "from vote to last stream: median %d ms, worst %d ms of %d votes%n",
                news.get(news.size() / 2).toMillis(), news.get(news.size() - 1).toMillis(), news.size());
    }

    private static double percent(Duration busy, Duration time) {
        return 100.0 * busy.toMillis() / time.toMillis();
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }
}
