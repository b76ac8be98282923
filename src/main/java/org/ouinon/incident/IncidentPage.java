package org.ouinon.incident;

import io.quarkus.qute.TemplateData;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import org.ouinon.score.Score;
import org.ouinon.web.Language;

/**
 * An incident as it is told whole.
 *
 * @param effect null where nothing can be counted yet, or now
 */
@TemplateData
record IncidentPage(Incident incident, Effect effect, boolean begun, Language language, ZoneId zone) {

    private static final String NONE = "–";

    /** What happened before, during or after, in the words of a language; without numbers where there is no day yet. */
    @TemplateData
    record Line(
            String name,
            String dates,
            String days,
            String answers,
            String perDay,
            String yes,
            String no,
            String satisfied) {}

    public Notice newest() {
        return notice(incident.newest());
    }

    /** The last first. */
    public List<Notice> earlier() {
        return incident.earlier().stream().map(this::notice).toList();
    }

    /** Whose answers are counted, and how. */
    public String counted() {
        return effect.team() == null ? words().ofAllTeams(zone.getId()) : words().ofTeam(effect.team(), zone.getId());
    }

    public List<Line> lines() {
        return List.of(
                line(words().before(), effect.before()),
                line(words().during(), effect.during()),
                line(words().after(), effect.after()));
    }

    private Line line(String name, Effect.Stretch stretch) {
        if (stretch == null) {
            return new Line(name, words().noDayYet(), NONE, NONE, NONE, NONE, NONE, NONE);
        }
        Score score = stretch.score();
        return new Line(
                name,
                dates(stretch),
                Long.toString(stretch.window().days()),
                Long.toString(score.answers()),
                digits(stretch.perDay()),
                Long.toString(score.yes()),
                Long.toString(score.no()),
                score.isEmpty() ? words().noAnswers() : words().percent(digits(score.percent())));
    }

    private String dates(Effect.Stretch stretch) {
        LocalDate from = stretch.window().from();
        LocalDate to = stretch.window().to();
        return from.equals(to) ? written(from) : words().span(written(from), written(to));
    }

    private String written(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(language.locale())
                .format(day);
    }

    private String digits(BigDecimal number) {
        return language.digits(number.toPlainString());
    }

    private Notice notice(Revision revision) {
        return new Notice(revision, language, zone);
    }

    private IncidentWords words() {
        return language.words(IncidentWords.class);
    }
}
