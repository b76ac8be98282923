package org.ouinon.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/**
 * Keeps a crowd from waiting for a database that is known to be away. Each would hold a thread for seconds, and whoever
 * comes when no thread is left would wait for all of them.
 */
@Provider
@NeedsDatabase
class NeedsDatabaseFilter implements ContainerRequestFilter {

    private final DatabaseWatch watch;

    NeedsDatabaseFilter(DatabaseWatch watch) {
        this.watch = watch;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!watch.isUp()) {
            throw new DatabaseAway(new IllegalStateException("It did not answer when last looked at"));
        }
    }
}
