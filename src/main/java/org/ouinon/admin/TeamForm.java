package org.ouinon.admin;

import org.jboss.resteasy.reactive.RestForm;
import org.ouinon.account.TeamTerms;

/** What an operator sends of a team; a box that is not ticked is missing. */
public class TeamForm {

    @RestForm
    String name;

    @RestForm
    String published;

    @RestForm
    String ownScores;

    @RestForm
    String retired;

    TeamTerms terms() {
        return new TeamTerms(name == null ? "" : name, published != null, ownScores != null, retired != null);
    }
}
