package org.ouinon.account;

import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ouinon.web.Site;

/** Where people go to sign in with the organisation's provider, and come back to from there. */
@Path(Provider.PATH)
@Tag(name = "signed in")
class ProviderResource {

    private final Arrivals arrivals;
    private final Sessions sessions;
    private final Site site;
    private final SecurityIdentity identity;
    private final RoutingContext context;

    ProviderResource(
            Arrivals arrivals, Sessions sessions, Site site, SecurityIdentity identity, RoutingContext context) {
        this.arrivals = arrivals;
        this.sessions = sessions;
        this.site = site;
        this.identity = identity;
        this.context = context;
    }

    @GET
    @Authenticated
    @Operation(summary = "Signs in with the organisation's provider, where there is one")
    public Response arrive() {
        forgetTheirs();
        Member member = arrivals.member(identity);
        sessions.open(member, context);
        String page = Wanted.remembered(context);
        return Response.status(Response.Status.SEE_OTHER)
                .header(
                        HttpHeaders.LOCATION,
                        site.root() + (page == null ? Place.home(member.roles()).path() : page))
                .build();
    }

    /** The library keeps the provider's tokens in cookies; our session takes their place before they are sent. */
    private void forgetTheirs() {
        List<String> names =
                context.request().cookies().stream().map(Cookie::getName).toList();
        names.stream()
                .filter(name -> name.startsWith(OidcUtils.SESSION_COOKIE_NAME))
                .forEach(name -> context.response().removeCookies(name));
    }
}
