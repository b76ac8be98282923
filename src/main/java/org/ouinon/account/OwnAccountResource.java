package org.ouinon.account;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.ouinon.web.Language;
import org.ouinon.web.Page;
import org.ouinon.web.Site;

/** Somebody's own account. */
@Path("/account")
@Authenticated
@Produces(Page.HTML)
@Tag(name = "signed in")
class OwnAccountResource {

    private final Membership membership;
    private final Passwords passwords;
    private final Staff staff;
    private final Sessions sessions;
    private final Site site;
    private final SecurityIdentity identity;
    private final RoutingContext context;

    OwnAccountResource(
            Membership membership,
            Passwords passwords,
            Staff staff,
            Sessions sessions,
            Site site,
            SecurityIdentity identity,
            RoutingContext context) {
        this.membership = membership;
        this.passwords = passwords;
        this.staff = staff;
        this.sessions = sessions;
        this.site = site;
        this.identity = identity;
        this.context = context;
    }

    @CheckedTemplate(basePath = "account")
    static class Templates {

        /**
         * @param password whether they have one here
         * @param problem a sentence, or null
         */
        static native TemplateInstance account(
                Language language, String name, Set<String> roles, boolean password, String problem, boolean saved);
    }

    @GET
    @Operation(summary = "Who is signed in and what they may do, and a form to change the password")
    public String account(@RestQuery String saved) {
        return page(null, saved != null);
    }

    @POST
    @Path("password")
    @Operation(summary = "Changes the password and ends every other session")
    public Response changePassword(@RestForm String old, @RestForm String password) {
        String name = identity.getPrincipal().getName();
        if (old == null || !passwords.belong(name, old, context.request())) {
            return refused("The old password is another one");
        }
        try {
            sessions.open(membership.changePassword(name, password), context);
        } catch (IllegalArgumentException e) {
            return refused(e.getMessage());
        }
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, site.root() + "/account?saved=1")
                .build();
    }

    private Response refused(String problem) {
        return Response.status(Response.Status.BAD_REQUEST)
                .entity(page(problem, false))
                .build();
    }

    private String page(String problem, boolean saved) {
        String name = identity.getPrincipal().getName();
        Set<String> roles = new TreeSet<>(identity.getRoles());
        boolean password = staff.named(name).isPresent();
        return Page.in(Language.EN, Templates.account(Language.EN, name, roles, password, problem, saved))
                .render();
    }
}
