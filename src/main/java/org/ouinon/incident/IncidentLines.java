package org.ouinon.incident;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.ouinon.web.Site;

/** The incidents with the answers before, during and after. */
@ApplicationScoped
public class IncidentLines {

    private final Incidents incidents;
    private final Effects effects;
    private final Site site;

    IncidentLines(Incidents incidents, Effects effects, Site site) {
        this.incidents = incidents;
        this.effects = effects;
        this.site = site;
    }

    /** All, those that began last first. */
    List<IncidentLine> all() {
        return incidents.all().stream().map(this::line).toList();
    }

    /** Those that had begun before an instant and were not over at an earlier one. */
    public List<IncidentLine> between(Instant from, Instant to) {
        return incidents.all().stream()
                .filter(incident -> incident.reaches(from)
                        && incident.newest().wording.startedAt().isBefore(to))
                .map(this::line)
                .toList();
    }

    private IncidentLine line(Incident incident) {
        return IncidentLine.of(incident, effects.of(incident).orElse(null), site.base());
    }
}
