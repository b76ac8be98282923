package org.ouinon.incident;

import io.quarkus.qute.TemplateData;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ouinon.account.Team;
import org.ouinon.web.Days;

/**
 * The form of an incident as staff see it.
 *
 * @param revised the incident to revise, or null to open one
 * @param key a random number, so that a form sent twice opens one incident; null to revise
 * @param problems a sentence for each field that cannot stand, and under "form" one for the whole
 * @param incidents all there are
 */
@TemplateData
record IncidentForm(
        Incident revised,
        UUID key,
        Draft draft,
        Map<String, String> problems,
        List<Team> teams,
        List<Incident> incidents,
        Days days) {

    public int known() {
        return revised.newest().revision;
    }

    /** The sentence for a field, or null where all is well. */
    public String problem(String field) {
        return problems.get(field);
    }

    public boolean isFor(Team team) {
        return Integer.toString(team.number).equals(draft.team());
    }

    public String titleOf(Incident incident) {
        return incident.newest().wording.title();
    }

    public String startOf(Incident incident) {
        return days.local(incident.newest().wording.startedAt());
    }
}
