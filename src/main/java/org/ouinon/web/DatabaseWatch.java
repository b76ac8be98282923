package org.ouinon.web;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** Whether the database answered when it was last looked at, so that a crowd need not find it away one by one. */
@ApplicationScoped
public class DatabaseWatch {

    private volatile boolean up = true;

    DatabaseWatch(MeterRegistry metrics) {
        metrics.gauge("ouinon.database.up", this, watch -> watch.up ? 1 : 0);
    }

    public boolean isUp() {
        return up;
    }

    /** Takes note of a look at the database. */
    public void saw(boolean answering) {
        up = answering;
    }
}
