package org.ouinon.hook;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.UnknownHostException;

/** Carries a message to its address: no redirect is followed, no more than the status is read. */
@ApplicationScoped
class Post {

    private static final int GONE = 410;

    private final Vertx vertx;
    private final HttpClient client;
    private final HookSettings settings;

    Post(Vertx vertx, HookSettings settings) {
        this.vertx = vertx;
        this.settings = settings;
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(false).setMaxPoolSize(64));
    }

    /**
     * Sends a message.
     *
     * @param seconds of this attempt, since 1970
     * @return on a worker thread null if it was taken, else why not
     */
    Uni<Refused> send(Webhook webhook, Letter letter, long seconds) {
        return Uni.createFrom()
                .completionStage(() -> vertx.executeBlocking(() -> where(webhook), false)
                        .compose(client::request)
                        .compose(request -> send(request, webhook, letter, seconds))
                        .map(Post::read)
                        .otherwise(Post::refused)
                        .toCompletionStage())
                .emitOn(Infrastructure.getDefaultWorkerPool());
    }

    @PreDestroy
    void close() {
        client.close();
    }

    /** Connects to the address that was looked at, whatever the name leads to a moment later. */
    private RequestOptions where(Webhook webhook) throws UnknownHostException {
        Destination to = Destination.of(webhook.url, settings.allowPrivate());
        long millis = settings.timeout().toMillis();
        return new RequestOptions()
                .setServer(
                        SocketAddress.inetSocketAddress(to.port(), to.address().getHostAddress()))
                .setHost(to.host())
                .setPort(to.port())
                .setSsl(to.tls())
                .setURI(to.path())
                .setMethod(HttpMethod.POST)
                .setConnectTimeout(millis)
                .setTimeout(millis);
    }

    private static Future<HttpClientResponse> send(
            HttpClientRequest request, Webhook webhook, Letter letter, long seconds) {
        return request.putHeader("Content-Type", "application/json")
                .putHeader("User-Agent", "Ouinon")
                .putHeader("webhook-id", letter.id())
                .putHeader("webhook-timestamp", Long.toString(seconds))
                .putHeader("webhook-signature", webhook.signature().of(letter.id(), seconds, letter.body()))
                .send(letter.body());
    }

    private static Refused read(HttpClientResponse response) {
        int status = response.statusCode();
        response.request().connection().close(); // However long its body may be.
        return status / 100 == 2 ? null : new Refused("The receiver answered " + status, status == GONE);
    }

    private static Refused refused(Throwable why) {
        return new Refused(
                why instanceof UnknownHostException ? why.getMessage() : "No answer: " + why.getMessage(), false);
    }
}
