package org.ouinon.bars;

import io.netty.channel.Channel;
import io.quarkus.logging.Log;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.ouinon.web.Problem;
import org.ouinon.web.Trouble;

/**
 * One of the few downloads at a time: each keeps a connection of the pool while its reader reads, and votes need the others.
 * A reader who takes nothing for long is let go.
 */
final class Download implements AutoCloseable {

    private static final Semaphore PLACES = new Semaphore(3);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Vertx vertx;
    private final Channel reader;
    private final long watch;
    private volatile long passed;
    private long seen = -1;

    /** Passes rows on to a reader. */
    interface Writing {
        void write(Stream<DailyTally> rows) throws IOException;
    }

    /**
     * Takes a place.
     *
     * @throws Problem 503 where none is free
     */
    static Download begin(Vertx vertx, HttpServerRequest request) {
        if (!PLACES.tryAcquire()) {
            throw new Problem(Trouble.AWAY, "Too many downloads at once; come back in a few seconds");
        }
        return new Download(vertx, ((ConnectionBase) request.connection()).channel());
    }

    private Download(Vertx vertx, Channel reader) {
        this.vertx = vertx;
        this.reader = reader;
        this.watch = vertx.setPeriodic(PATIENCE.toMillis(), look -> look());
    }

    /** Has the rows written, and closes them; that the reader has gone meanwhile is no trouble of ours. */
    void pass(Stream<DailyTally> rows, Writing writing) {
        try (rows) {
            writing.write(rows.peek(row -> passed++));
        } catch (IOException | UncheckedIOException e) {
            Log.debugf("A reader of the raw data went away: %s", e.getMessage());
        }
    }

    private void look() {
        if (passed == seen) {
            // Closed at its end: the connection's own way to close waits until the reader has taken what is written.
            reader.pipeline().firstContext().close();
        }
        seen = passed;
    }

    @Override
    public void close() {
        vertx.cancelTimer(watch);
        PLACES.release();
    }
}
