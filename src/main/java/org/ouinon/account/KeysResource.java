package org.ouinon.account;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.ouinon.web.Days;
import org.ouinon.web.Language;
import org.ouinon.web.Page;
import org.ouinon.web.Site;

/** Where an operator mints and revokes the keys of programs. */
@Path("/admin/keys")
@RolesAllowed(Role.OPERATOR)
@Produces(Page.HTML)
@Tag(name = "operator")
class KeysResource {

    private final Keys keys;
    private final Site site;
    private final Days days;
    private final SecurityIdentity identity;

    KeysResource(Keys keys, Site site, Days days, SecurityIdentity identity) {
        this.keys = keys;
        this.site = site;
        this.days = days;
        this.identity = identity;
    }

    @CheckedTemplate(basePath = "account")
    static class Templates {

        /**
         * @param fromSettings whether there is another key, in {@code OUINON_API_KEY}
         * @param minted the key, shown this once, or null
         * @param problem a sentence, or null
         */
        static native TemplateInstance keys(
                Language language,
                List<ApiKey> keys,
                boolean fromSettings,
                Scope[] scopes,
                Days days,
                String minted,
                String problem);
    }

    @GET
    @Operation(summary = "Every key that was minted, with its last use")
    public String keys() {
        return page(null, null);
    }

    @POST
    @Operation(summary = "Mints a key, which is shown this once")
    public Response mint(@RestForm String label, @RestForm List<String> scopes) {
        try {
            String by = identity.getPrincipal().getName();
            return Response.ok(page(keys.mint(label, scopes, by), null)).build();
        } catch (IllegalArgumentException e) {
            return Response.status(Response.Status.BAD_REQUEST)
                    .entity(page(null, e.getMessage()))
                    .build();
        }
    }

    @POST
    @Path("{key}/revoke")
    @Operation(summary = "Revokes a key, at once and for good")
    public Response revoke(@RestPath String key) {
        keys.revoke(key);
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, site.root() + "/admin/keys")
                .build();
    }

    private String page(String minted, String problem) {
        return Page.in(
                        Language.EN,
                        Templates.keys(
                                Language.EN, keys.all(), keys.isAnyOfSettings(), Scope.values(), days, minted, problem))
                .render();
    }
}
