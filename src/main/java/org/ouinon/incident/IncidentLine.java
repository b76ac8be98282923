package org.ouinon.incident;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ouinon.score.Score;
import org.ouinon.web.BaseUrl;

/**
 * An incident as programs read it.
 *
 * @param end null while it is not over
 * @param team the slug of the affected team; null for all teams
 * @param revision how often it was written
 * @param countedTeam the slug of the team whose answers are counted; null for all teams together
 * @param before null where it has not begun, or while nothing can be counted, as are the other two
 * @param after null while there is no day after it, too
 */
public record IncidentLine(
        int number,
        String url,
        String title,
        Instant start,
        Instant end,
        String team,
        String statement,
        String signer,
        String contact,
        int revision,
        Instant writtenAt,
        String countedTeam,
        Answers before,
        Answers during,
        Answers after) {

    /** The counted answers of whole local days, both included. */
    public record Answers(
            LocalDate from,
            LocalDate to,
            @Schema(examples = "412") long yes,
            @Schema(examples = "97") long no,
            @Schema(examples = "80.9") BigDecimal percent,
            @Schema(examples = "80.9") String shown) {

        static Answers of(Effect.Stretch stretch) {
            if (stretch == null) {
                return null;
            }
            Score score = stretch.score();
            return new Answers(
                    stretch.window().from(),
                    stretch.window().to(),
                    score.yes(),
                    score.no(),
                    score.percent(),
                    score.shown());
        }
    }

    /** @param effect null where there is none */
    static IncidentLine of(Incident incident, Effect effect, BaseUrl base) {
        Revision newest = incident.newest();
        Wording wording = newest.wording;
        return new IncidentLine(
                incident.number,
                base.at("/incidents/" + incident.number),
                wording.title(),
                wording.startedAt(),
                wording.endedAt(),
                newest.team(),
                wording.statement(),
                wording.signer(),
                wording.contact(),
                newest.revision,
                newest.writtenAt,
                effect == null ? null : effect.team(),
                effect == null ? null : Answers.of(effect.before()),
                effect == null ? null : Answers.of(effect.during()),
                effect == null ? null : Answers.of(effect.after()));
    }
}
