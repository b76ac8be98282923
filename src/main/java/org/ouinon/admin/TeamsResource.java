package org.ouinon.admin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.ouinon.account.Role;
import org.ouinon.account.Roster;
import org.ouinon.account.Team;
import org.ouinon.account.TeamTerms;
import org.ouinon.web.Language;
import org.ouinon.web.Page;
import org.ouinon.web.Problem;
import org.ouinon.web.Trouble;

/** Where an operator creates, names, publishes and retires teams. */
@Path("/admin/teams")
@RolesAllowed(Role.OPERATOR)
@Produces(Page.HTML)
@Tag(name = "operator")
class TeamsResource {

    private final Roster roster;
    private final Decided decided;

    TeamsResource(Roster roster, Decided decided) {
        this.roster = roster;
        this.decided = decided;
    }

    @CheckedTemplate(basePath = "admin")
    static class Templates {

        /**
         * @param slug as it was sent, or nothing
         * @param named likewise
         * @param problem a sentence, or null
         */
        static native TemplateInstance teams(
                Language language, List<Team> teams, String slug, String named, String problem);

        /**
         * @param terms as they stand, or as they were sent
         * @param handle of a new agent, as it was sent, or nothing
         * @param problem a sentence, or null
         */
        static native TemplateInstance team(
                Language language, Team team, TeamTerms terms, String handle, String problem, boolean saved);
    }

    @GET
    @Transactional
    @Operation(summary = "Every team, and a form to create one")
    public String teams() {
        return page("", "", null);
    }

    @POST
    @Operation(summary = "Creates a team, unlisted")
    public Response create(@RestForm String slug, @RestForm String name) {
        try {
            return decided.see(roster.createTeam(slug, name));
        } catch (IllegalArgumentException e) {
            return decided.nothing(page(slug, name, e.getMessage()));
        }
    }

    @GET
    @Path("{slug}")
    @Transactional
    @Operation(summary = "A team, its agents, and forms to change it and to introduce an agent")
    public String team(@RestPath String slug, @RestQuery String saved) {
        Team team = find(slug);
        return page(team, team.terms(), "", null, saved != null);
    }

    @POST
    @Path("{slug}")
    @Operation(summary = "Names a team, publishes it, retires it, or takes that back")
    public Response change(@RestPath String slug, @BeanParam TeamForm form) {
        Team team = find(slug);
        try {
            roster.change(team, form.terms());
            return decided.see(team);
        } catch (IllegalArgumentException e) {
            return decided.nothing(page(team, form.terms(), "", e.getMessage(), false));
        }
    }

    @POST
    @Path("{slug}/agents")
    @Operation(summary = "Introduces an agent, before a help desk does")
    public Response introduce(@RestPath String slug, @RestForm String handle) {
        Team team = find(slug);
        try {
            roster.introduceAgent(handle, team);
            return decided.see(team);
        } catch (IllegalArgumentException e) {
            return decided.nothing(page(team, team.terms(), handle, e.getMessage(), false));
        }
    }

    private static Team find(String slug) {
        return Team.findBySlug(slug).orElseThrow(() -> new Problem(Trouble.NOT_FOUND));
    }

    private static String page(String slug, String named, String problem) {
        return Page.in(Language.EN, Templates.teams(Language.EN, Team.all(), slug, named, problem))
                .render();
    }

    private static String page(Team team, TeamTerms terms, String handle, String problem, boolean saved) {
        return Page.in(Language.EN, Templates.team(Language.EN, team, terms, handle, problem, saved))
                .render();
    }
}
