package org.ouinon.account;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.FormAuthenticationMechanism;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.ouinon.web.Language;
import org.ouinon.web.Page;
import org.ouinon.web.Site;

/** The form to sign in, whose answer the HTTP layer takes, and the way out. */
@Path("/")
@Tag(name = "signed in")
class LoginResource {

    private final Site site;
    private final SecurityIdentity identity;

    LoginResource(Site site, SecurityIdentity identity) {
        this.site = site;
        this.identity = identity;
    }

    @CheckedTemplate(basePath = "account")
    static class Templates {
        static native TemplateInstance login(Language language, boolean failed);
    }

    @GET
    @Path("login")
    @Produces(Page.HTML)
    @Operation(summary = "The form to sign in; its POST takes j_username and j_password")
    public String login(@RestQuery String failed) {
        return Page.in(Language.EN, Templates.login(Language.EN, failed != null))
                .render();
    }

    @POST
    @Path("logout")
    @Operation(summary = "Signs out")
    public Response logout() {
        if (!identity.isAnonymous()) { // The session may have ended by itself.
            FormAuthenticationMechanism.logout(identity);
        }
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, site.root() + "/login")
                .build();
    }
}
