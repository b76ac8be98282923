package org.ouinon.account;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.ouinon.web.Language;
import org.ouinon.web.Page;
import org.ouinon.web.Site;

/** Where somebody who was invited sets a password. Opening the page uses nothing up: mail filters open every link. */
@Path("/join/{secret}")
@Produces(Page.HTML)
@Tag(name = "signed in")
class JoinResource {

    private final Membership membership;
    private final Sessions sessions;
    private final Site site;
    private final RoutingContext context;

    JoinResource(Membership membership, Sessions sessions, Site site, RoutingContext context) {
        this.membership = membership;
        this.sessions = sessions;
        this.site = site;
        this.context = context;
    }

    @CheckedTemplate(basePath = "account")
    static class Templates {

        /**
         * @param name who is invited, or null where the invitation is not good any more
         * @param problem a sentence about the password, or null
         */
        static native TemplateInstance join(Language language, String secret, String name, String problem);
    }

    @GET
    @Operation(summary = "The form to set a first or a new password by an invitation")
    public Response join(@RestPath String secret) {
        return page(200, secret, null);
    }

    @POST
    @Operation(summary = "Sets the password, once, and signs in")
    public Response join(@RestPath String secret, @RestForm String password) {
        try {
            Optional<Member> member = membership.join(secret, password);
            return member.map(this::welcome).orElseGet(() -> page(404, secret, null));
        } catch (IllegalArgumentException e) {
            return page(400, secret, e.getMessage());
        }
    }

    private Response welcome(Member member) {
        sessions.open(member, context);
        return Response.status(Response.Status.SEE_OTHER)
                .header(
                        HttpHeaders.LOCATION,
                        site.root() + Place.home(member.roles()).path())
                .build();
    }

    private Response page(int status, String secret, String problem) {
        String name = membership.invited(secret).orElse(null);
        return Response.status(name == null ? 404 : status)
                .entity(Page.in(Language.EN, Templates.join(Language.EN, secret, name, problem))
                        .render())
                .build();
    }
}
