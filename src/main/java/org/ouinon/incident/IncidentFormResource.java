package org.ouinon.incident;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.ouinon.account.Role;
import org.ouinon.account.Team;
import org.ouinon.web.Days;
import org.ouinon.web.Language;
import org.ouinon.web.Page;
import org.ouinon.web.Problem;
import org.ouinon.web.Site;
import org.ouinon.web.Trouble;

/** Where an operator or a director opens an incident and corrects one. What is wrong is said on the form, and nothing typed is lost. */
@Path("/incidents")
@RolesAllowed({Role.OPERATOR, Role.DIRECTOR})
@Produces(Page.HTML)
@Tag(name = "director")
class IncidentFormResource {

    private final Incidents incidents;
    private final Days days;
    private final Site site;
    private final SecurityIdentity identity;

    IncidentFormResource(Incidents incidents, Days days, Site site, SecurityIdentity identity) {
        this.incidents = incidents;
        this.days = days;
        this.site = site;
        this.identity = identity;
    }

    @CheckedTemplate(basePath = "incident")
    static class Templates {
        static native TemplateInstance form(Language language, IncidentForm form);
    }

    @GET
    @Path("new")
    @Operation(summary = "The form that opens an incident, and a way to revise those that there are")
    public Response blank() {
        return page(Response.ok(), form(null, UUID.randomUUID(), Draft.fresh(days), Map.of()));
    }

    @POST
    @Path("new")
    @Operation(summary = "Opens an incident, public at once; the same form sent twice opens one")
    public Response open(@BeanParam Draft draft, @RestForm UUID key) {
        UUID own = key == null ? UUID.randomUUID() : key;
        Proofreader proofreader = proofreader();
        Wording wording = proofreader.read(draft);
        if (!proofreader.problems().isEmpty()) {
            return refused(form(null, own, draft, proofreader.problems()));
        }
        Incident incident = incidents.open(own, wording, account());
        if (!incident.hasSaid(wording)) {
            String said = "This form has opened incident %d already. Revise that one, or send again to open another."
                    .formatted(incident.number);
            return refused(form(null, UUID.randomUUID(), draft, Map.of("form", said)));
        }
        return to(incident.number);
    }

    @GET
    @Path("{number}/revise")
    @Operation(summary = "The form that corrects an incident, or gives it an end")
    public Response revisable(@RestPath int number) {
        Incident incident = incident(number);
        return page(Response.ok(), form(incident, null, Draft.of(incident.newest().wording, days), Map.of()));
    }

    @POST
    @Path("{number}/revise")
    @Operation(summary = "Adds a revision; the earlier ones are kept and shown")
    public Response revise(@RestPath int number, @BeanParam Draft draft, @RestForm int known) {
        Incident incident = incident(number);
        Proofreader proofreader = proofreader();
        Wording wording = proofreader.read(draft);
        if (!proofreader.problems().isEmpty()) {
            return refused(form(incident, null, draft, proofreader.problems()));
        }
        if (!incidents.revise(number, known, wording, account())) {
            String said =
                    "Somebody else has revised this incident meanwhile. Look at it; sending again adds your wording"
                            + " after theirs.";
            return refused(form(incident(number), null, draft, Map.of("form", said)));
        }
        return to(number);
    }

    /** As the database has it: what this process holds may be half a second old. */
    private static Incident incident(int number) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Incident.find(number))
                .orElseThrow(() -> new Problem(Trouble.NOT_FOUND));
    }

    private Proofreader proofreader() {
        return new Proofreader(days, teams().stream().map(team -> team.number).collect(Collectors.toSet()));
    }

    private IncidentForm form(Incident revised, UUID key, Draft draft, Map<String, String> problems) {
        return new IncidentForm(revised, key, draft, problems, teams(), incidents.all(), days);
    }

    private static List<Team> teams() {
        return QuarkusTransaction.requiringNew().call(Team::all);
    }

    private String account() {
        return identity.getPrincipal().getName();
    }

    private Response refused(IncidentForm form) {
        return page(Response.status(Response.Status.BAD_REQUEST), form);
    }

    /** A browser that may keep the page shows what was typed to whoever comes back to it, from signing in again, say. */
    private Response page(Response.ResponseBuilder answer, IncidentForm form) {
        return answer.entity(
                        Page.in(Language.EN, Templates.form(Language.EN, form)).render())
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .build();
    }

    private Response to(int number) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, site.root() + "/incidents/" + number)
                .build();
    }
}
