package org.ouinon.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.ouinon.account.Team;
import org.ouinon.web.Site;

/** What follows an operator's form about teams and agents. */
@ApplicationScoped
class Decided {

    private final Site site;

    Decided(Site site) {
        this.site = site;
    }

    /** Leads to the team, so that loading the page again sends nothing again. */
    Response see(Team team) {
        return seeOther("/" + team.slug + "?saved=1");
    }

    /** Leads to all teams. */
    Response seeAll() {
        return seeOther("");
    }

    /** Shows the page again with what was sent and what is wrong with it. */
    Response nothing(String page) {
        return Response.status(Response.Status.BAD_REQUEST).entity(page).build();
    }

    private Response seeOther(String below) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, site.root() + "/admin/teams" + below)
                .build();
    }
}
