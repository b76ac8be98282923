package org.ouinon.bars;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import org.ouinon.web.Language;
import org.ouinon.web.Problem;
import org.ouinon.web.Rendered;
import org.ouinon.web.Trouble;

/** The index as JSON: the same text whether it is asked for or streamed. */
@ApplicationScoped
class IndexForm {

    private final Publisher publisher;
    private final ObjectMapper json;

    IndexForm(Publisher publisher, ObjectMapper json) {
        this.publisher = publisher;
        this.json = json;
    }

    /**
     * The newest index.
     *
     * @param team the slug of a published team, or null or nothing for all teams
     * @throws Problem 404 for a team that is not published
     */
    Rendered newest(String team) {
        Snapshot snapshot = publisher.snapshot();
        Index index = snapshot.index(team == null || team.isBlank() ? null : team.strip())
                .orElseThrow(() -> new Problem(Trouble.NOT_FOUND, "No published team has the slug given as team"));
        Snapshot.Form key = new Snapshot.Form("json", index.team(), Language.EN, Theme.AUTO);
        return snapshot.rendered(key, () -> write(index));
    }

    /** An index as the API writes it. */
    String write(Index index) {
        try {
            return json.writeValueAsString(index);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An index can always be written", e);
        }
    }
}
