package org.ouinon.mail;

import io.quarkus.qute.TemplateData;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.ouinon.account.Team;
import org.ouinon.web.Language;

/**
 * The form of mails as directors see it.
 *
 * @param problems a sentence for each field that cannot stand
 * @param on whether this service sends mails at all
 * @param known whether an address of theirs is kept
 * @param saved whether they have just saved
 * @param trial what became of a test mail; null where none was asked for
 */
@TemplateData
record MailForm(
        MailDraft draft,
        Map<String, String> problems,
        List<Team> teams,
        boolean on,
        boolean known,
        boolean saved,
        Delivery trial) {

    /** The sentence for a field, or null where all is well. */
    public String problem(String field) {
        return problems.get(field);
    }

    public boolean isTried() {
        return trial != null && trial.isSent();
    }

    /** Why the test mail was not sent; null where it was. */
    public String untried() {
        return trial == null || trial.isSent() ? null : trial.reason();
    }

    public Language[] languages() {
        return Language.values();
    }

    /** The names that people know; the others are taken as well. */
    public List<String> zones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.matches("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*"))
                .sorted()
                .toList();
    }
}
