package org.ouinon.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Spares links what the framework prepares for a sign-in that fails: it builds its table of routes anew for every request,
 * and nobody is asked who they are on a link.
 */
@ApplicationScoped
class UnsignedLinks {

    void register(@Observes Filters filters) {
        // Of one priority the framework's filter comes first, which puts there what this one takes away.
        filters.register(UnsignedLinks::spare, SecurityHandlerPriorities.AUTHENTICATION);
    }

    private static void spare(RoutingContext context) {
        if (Headers.isLink(context.normalizedPath())) {
            context.remove(QuarkusHttpUser.AUTH_FAILURE_HANDLER);
        }
        context.next();
    }
}
