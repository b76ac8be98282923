package org.ouinon.account;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.ouinon.web.Days;
import org.ouinon.web.Language;
import org.ouinon.web.Page;
import org.ouinon.web.Site;

/** Where an operator decides who may sign in and what they may do. */
@Path("/admin/accounts")
@RolesAllowed(Role.OPERATOR)
@Produces(Page.HTML)
@Tag(name = "operator")
class MembersResource {

    private final Membership membership;
    private final Site site;
    private final Days days;

    MembersResource(Membership membership, Site site, Days days) {
        this.membership = membership;
        this.site = site;
        this.days = days;
    }

    @CheckedTemplate(basePath = "account")
    static class Templates {

        /**
         * @param roles all there are
         * @param problem a sentence, or null
         * @param invitation the address to pass on, shown this once, or null
         */
        static native TemplateInstance accounts(
                Language language,
                List<Account> accounts,
                List<String> roles,
                Days days,
                String problem,
                String invitation);
    }

    @GET
    @Operation(summary = "Every account, and a form to invite somebody")
    public String accounts() {
        return page(null, null);
    }

    @POST
    @Operation(summary = "Invites somebody; the address to pass on is shown this once")
    public Response invite(@RestForm String name, @RestForm List<String> roles) {
        return invitation(() -> membership.invite(name, roles));
    }

    @POST
    @Path("{name}/invite")
    @Operation(summary = "Invites somebody again who forgot the password or whose account is closed")
    public Response inviteAgain(@RestPath String name) {
        return invitation(() -> membership.inviteAgain(name));
    }

    @POST
    @Path("{name}/roles")
    @Operation(summary = "Gives an account the roles that are ticked and no others")
    public Response changeRoles(@RestPath String name, @RestForm List<String> roles) {
        return decide(() -> membership.changeRoles(name, roles));
    }

    @POST
    @Path("{name}/close")
    @Operation(summary = "Closes an account and ends its sessions")
    public Response close(@RestPath String name) {
        return decide(() -> membership.close(name));
    }

    private Response invitation(Supplier<String> inviting) {
        try {
            return Response.ok(page(null, site.base().at("/join/" + inviting.get())))
                    .build();
        } catch (IllegalArgumentException e) {
            return refused(e);
        }
    }

    private Response decide(Runnable deed) {
        try {
            deed.run();
        } catch (IllegalArgumentException e) {
            return refused(e);
        }
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, site.root() + "/admin/accounts")
                .build();
    }

    private Response refused(IllegalArgumentException e) {
        return Response.status(Response.Status.BAD_REQUEST)
                .entity(page(e.getMessage(), null))
                .build();
    }

    private String page(String problem, String invitation) {
        return Page.in(
                        Language.EN,
                        Templates.accounts(Language.EN, membership.all(), Role.ALL, days, problem, invitation))
                .render();
    }
}
