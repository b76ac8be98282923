package org.ouinon.admin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
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
import org.ouinon.account.Agent;
import org.ouinon.account.AgentTerms;
import org.ouinon.account.Role;
import org.ouinon.account.Roster;
import org.ouinon.account.Team;
import org.ouinon.web.Language;
import org.ouinon.web.Page;
import org.ouinon.web.Problem;
import org.ouinon.web.Trouble;

/** Where an operator renames, moves, retires and forgets agents. */
@Path("/admin/teams/agents/{number: [0-9]+}")
@RolesAllowed(Role.OPERATOR)
@Produces(Page.HTML)
@Tag(name = "operator")
class AgentsResource {

    private final Roster roster;
    private final Decided decided;

    AgentsResource(Roster roster, Decided decided) {
        this.roster = roster;
        this.decided = decided;
    }

    @CheckedTemplate(basePath = "admin")
    static class Templates {

        /**
         * @param terms as they stand, or as they were sent
         * @param problem a sentence, or null
         */
        static native TemplateInstance agent(
                Language language, Agent agent, AgentTerms terms, List<Team> teams, String problem);
    }

    @GET
    @Transactional
    @Operation(summary = "An agent, and forms to change or forget them")
    public String agent(@RestPath int number) {
        Agent agent = find(number);
        return page(agent, agent.terms(), null);
    }

    @POST
    @Operation(summary = "Renames, moves or retires an agent, or takes that back")
    public Response change(
            @RestPath int number, @RestForm String handle, @RestForm String team, @RestForm String retired) {
        Agent agent = find(number);
        AgentTerms terms = new AgentTerms(given(handle), given(team), retired != null);
        try {
            return decided.see(roster.change(agent, terms));
        } catch (IllegalArgumentException e) {
            return decided.nothing(page(agent, terms, e.getMessage()));
        }
    }

    @POST
    @Path("forget")
    @Operation(summary = "Forgets an agent's handle; the votes stay with the number")
    public Response forget(@RestPath int number, @RestForm String sure) {
        if (sure == null) {
            Agent agent = find(number);
            return decided.nothing(page(agent, agent.terms(), "Tick the box to forget this agent"));
        }
        roster.forget(number);
        return decided.seeAll();
    }

    private static Agent find(int number) {
        return Agent.findByNumber(number).orElseThrow(() -> new Problem(Trouble.NOT_FOUND));
    }

    private static String given(String field) {
        return field == null ? "" : field;
    }

    private static String page(Agent agent, AgentTerms terms, String problem) {
        return Page.in(Language.EN, Templates.agent(Language.EN, agent, terms, Team.all(), problem))
                .render();
    }
}
