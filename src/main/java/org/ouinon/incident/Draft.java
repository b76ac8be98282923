package org.ouinon.incident;

import io.quarkus.qute.TemplateData;
import java.time.Instant;
import org.jboss.resteasy.reactive.RestForm;
import org.ouinon.web.Days;
import org.ouinon.web.PlainText;

/** What stands in the form of an incident, as it was typed. */
@TemplateData
public class Draft {

    @RestForm
    String title;

    @RestForm
    String start;

    @RestForm
    String end;

    @RestForm
    String team;

    @RestForm
    String statement;

    @RestForm
    String signer;

    @RestForm
    String contact;

    /** An empty form, for what has just begun. */
    static Draft fresh(Days days) {
        Draft draft = new Draft();
        draft.start = local(days.now(), days);
        return draft;
    }

    /** The form with a wording to correct, which has to be signed anew. */
    static Draft of(Wording wording, Days days) {
        Draft draft = new Draft();
        draft.title = wording.title();
        draft.start = local(wording.startedAt(), days);
        draft.end = wording.endedAt() == null ? null : local(wording.endedAt(), days);
        draft.team = wording.team() == null ? null : wording.team().toString();
        draft.statement = wording.statement();
        draft.signer = wording.signer();
        draft.contact = wording.contact();
        return draft;
    }

    public String title() {
        return PlainText.line(title).value();
    }

    /** As a form writes a local time: {@code 2026-11-22T09:41} (HTML, section 2.3.5.4). */
    public String start() {
        return PlainText.line(start).value();
    }

    /** Empty where it is not over. */
    public String end() {
        return PlainText.line(end).value();
    }

    /** The number of a team, or nothing for all. */
    public String team() {
        return PlainText.line(team).value();
    }

    public String statement() {
        return PlainText.of(statement).value();
    }

    public String signer() {
        return PlainText.line(signer).value();
    }

    public String contact() {
        return PlainText.line(contact).value();
    }

    private static String local(Instant instant, Days days) {
        return days.local(instant).replace(' ', 'T');
    }
}
