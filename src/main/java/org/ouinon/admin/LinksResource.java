package org.ouinon.admin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.ouinon.account.Role;
import org.ouinon.link.Revocation;
import org.ouinon.link.Revoking;
import org.ouinon.web.Days;
import org.ouinon.web.Language;
import org.ouinon.web.Page;
import org.ouinon.web.Site;

/** Where an operator takes links and keys back, each with a stated reason, and gives them again. */
@Path("/admin/links")
@RolesAllowed(Role.OPERATOR)
@Produces(Page.HTML)
@Tag(name = "operator")
class LinksResource {

    private static final int MOST = 100;
    private static final int LONGEST_REASON = 160;

    private final Revoking revoking;
    private final Days days;
    private final Site site;
    private final SecurityIdentity identity;

    LinksResource(Revoking revoking, Days days, Site site, SecurityIdentity identity) {
        this.revoking = revoking;
        this.days = days;
        this.site = site;
        this.identity = identity;
    }

    /** What an operator typed, to be there again where it was refused; null for what was not asked. */
    @TemplateData
    record Typed(String agent, String before, String reason, String problem) {}

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        static native TemplateInstance links(
                Language language, Revoking revoking, List<Revocation> revocations, Typed typed, Days days);
    }

    @GET
    @Transactional
    @Operation(summary = "What was revoked, and the keys of the ring")
    public String links(@RestQuery String agent) {
        return page(new Typed(agent, null, null, null));
    }

    @POST
    @Path("revoke")
    @Operation(summary = "Revokes an agent's links that were minted before a local moment")
    public Response revoke(@RestForm String agent, @RestForm String before, @RestForm String reason) {
        return attempt(
                new Typed(agent, before, reason, null),
                stated -> revoking.revokeLinks(given(agent), days.moment(given(before)), stated, operator()));
    }

    @POST
    @Path("keys")
    @Operation(summary = "Makes a new key that seals from now on")
    public Response makeKey(@RestForm String reason) {
        return attempt(new Typed(null, null, reason, null), stated -> revoking.makeKey(stated, operator()));
    }

    @POST
    @Path("keys/{number}/revoke")
    @Operation(summary = "Revokes all that a key sealed")
    public Response revokeKey(@RestPath int number, @RestForm String reason) {
        return attempt(new Typed(null, null, reason, null), stated -> revoking.revokeKey(number, stated, operator()));
    }

    @POST
    @Path("references/revoke")
    @Operation(summary = "Takes no references of macro links any more")
    public Response revokeReferences(@RestForm String reason) {
        return attempt(new Typed(null, null, reason, null), stated -> revoking.revokeReferences(stated, operator()));
    }

    @POST
    @Path("revocations/{revocation}/lift")
    @Operation(summary = "Gives back what was revoked")
    public Response lift(@RestPath long revocation, @RestForm String reason) {
        return attempt(new Typed(null, null, reason, null), stated -> revoking.lift(revocation, stated, operator()));
    }

    /** What is refused is said on the page, with all that was typed. */
    private Response attempt(Typed typed, Consumer<String> deed) {
        try {
            deed.accept(stated(typed.reason()));
        } catch (IllegalArgumentException e) {
            Typed refused = new Typed(typed.agent(), typed.before(), typed.reason(), e.getMessage());
            return Response.status(Response.Status.BAD_REQUEST)
                    .entity(page(refused))
                    .build();
        }
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, site.root() + "/admin/links")
                .build();
    }

    private String page(Typed typed) {
        List<Revocation> revocations = Revocation.newest(MOST);
        return Page.in(Language.EN, Templates.links(Language.EN, revoking, revocations, typed, days))
                .render();
    }

    private String operator() {
        return identity.getPrincipal().getName();
    }

    private static String given(String text) {
        return text == null ? "" : text.strip();
    }

    private static String stated(String reason) {
        String stated = given(reason);
        if (stated.isEmpty() || stated.length() > LONGEST_REASON) {
            throw new IllegalArgumentException("State a reason of 1 to " + LONGEST_REASON + " characters");
        }
        return stated;
    }
}
