package org.ouinon.account;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;

/** Who looks at a signed-in page, where they are and where else they may go: what the navigation needs to know. */
@Named
@RequestScoped
public class Visit {

    private final SecurityIdentity identity;
    private final RoutingContext context;

    Visit(SecurityIdentity identity, RoutingContext context) {
        this.identity = identity;
        this.context = context;
    }

    public String name() {
        return identity.getPrincipal().getName();
    }

    /** The places that are open to this person. */
    public List<Place> places() {
        return Arrays.stream(Place.values())
                .filter(place -> place.isOpenTo(identity.getRoles()))
                .toList();
    }

    /** Where this person is; null elsewhere. */
    public Place here() {
        return Place.at(context.normalizedPath()).orElse(null);
    }
}
