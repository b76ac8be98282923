package org.ouinon.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks one replica four times a second whether it lives, as whatever would restart it does. */
final class Pulse {

    private static final long EVERY = 250;

    /** As the probes of our manifests, and more: the machine does everything at once here. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ScheduledExecutorService asking = Executors.newSingleThreadScheduledExecutor();
    private final HttpRequest question;
    private volatile boolean heeded = true;
    private volatile int asked;
    private volatile int missed;

    Pulse(URI replica) {
        question = HttpRequest.newBuilder(replica.resolve("/q/health/live"))
                .timeout(PATIENCE)
                .build();
        asking.scheduleAtFixedRate(this::ask, 0, EVERY, TimeUnit.MILLISECONDS);
    }

    /** Whether what it says matters: not while it is the one that was killed. */
    void heed(boolean does) {
        heeded = does;
    }

    int asked() {
        return asked;
    }

    /** How often the answer was not 200. */
    int missed() {
        return missed;
    }

    void stop() throws InterruptedException {
        asking.shutdown();
        asking.awaitTermination(PATIENCE.toSeconds() + 1, TimeUnit.SECONDS);
    }

    private void ask() {
        boolean matters = heeded;
        boolean lives = lives();
        if (matters && heeded) {
            asked++;
            missed += lives ? 0 : 1;
        }
    }

    private boolean lives() {
        try {
            return client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
