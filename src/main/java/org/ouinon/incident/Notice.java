package org.ouinon.incident;

import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import org.ouinon.web.Language;

/** One wording of an incident as visitors read it, with dates and what stands around in the words of a language. */
@TemplateData
public record Notice(Revision revision, Language language, ZoneId zone) {

    public int number() {
        return revision.incident.number;
    }

    /** Where it is told whole, behind the root of the site. */
    public String path() {
        return "/incidents/" + number() + "?lang=" + language.tag();
    }

    public String title() {
        return revision.wording.title();
    }

    public String statement() {
        return revision.wording.statement();
    }

    public List<String> lines() {
        return statement().lines().toList();
    }

    public String signer() {
        return revision.wording.signer();
    }

    public String contact() {
        return revision.wording.contact();
    }

    public Instant startedAt() {
        return revision.wording.startedAt();
    }

    /** Null while it is not over. */
    public Instant endedAt() {
        return revision.wording.endedAt();
    }

    /** From when to when, written out. */
    public String span() {
        String from = written(startedAt());
        return endedAt() == null ? words().since(from) : words().span(from, written(endedAt()));
    }

    /** Which team it concerns. */
    public String affected() {
        return revision.team() == null ? words().allTeams() : words().team(revision.team());
    }

    public String writtenAs() {
        return words().revision(revision.revision, written(revision.writtenAt));
    }

    public Instant openedAt() {
        return revision.incident.openedAt;
    }

    public Instant writtenAt() {
        return revision.writtenAt;
    }

    /** In the organisation's zone; an hour that a clock change repeats is told with its distance from UTC. */
    private String written(Instant instant) {
        LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
        String moment = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(language.locale())
                .format(local);
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        return offsets.size() == 1 ? moment : moment + " (UTC" + zone.getRules().getOffset(instant) + ")";
    }

    private IncidentWords words() {
        return language.words(IncidentWords.class);
    }
}
