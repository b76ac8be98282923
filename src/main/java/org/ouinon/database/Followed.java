package org.ouinon.database;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.concurrent.Callable;

/** What was read of a topic when it last changed. Getting it needs no database, so requests may. */
public final class Followed<T> {

    private static final long NEVER = -1;

    private final String topic;
    private final Callable<T> reading;
    private volatile T value;
    private long read = NEVER;

    Followed(String topic, Callable<T> reading) {
        this.topic = topic;
        this.reading = reading;
    }

    /** The newest value known to this process; it differs from the last one by identity where it was read again. */
    public T get() {
        return value;
    }

    String topic() {
        return topic;
    }

    /** Reads again if the mark has moved. The mark is older than what is read: rather twice than never. */
    synchronized void follow(long mark) {
        if (mark == read) {
            return;
        }
        value = QuarkusTransaction.requiringNew().call(reading);
        read = mark;
    }
}
