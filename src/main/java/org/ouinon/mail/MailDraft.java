package org.ouinon.mail;

import io.quarkus.qute.TemplateData;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestForm;
import org.ouinon.web.Language;
import org.ouinon.web.PlainText;

/** What stands in the form of mails, as it was typed. */
@TemplateData
public class MailDraft {

    private static final int LONGEST_ZONE = 64;

    @RestForm
    String address;

    @RestForm
    String language;

    @RestForm
    String zone;

    @RestForm
    List<String> teams;

    @RestForm
    String weekly;

    @RestForm
    String monthly;

    @RestForm
    String alerts;

    /** The form of somebody who never sent it. */
    static MailDraft fresh(ZoneId zone) {
        MailDraft draft = new MailDraft();
        draft.language = Language.EN.name();
        draft.zone = zone.getId();
        return draft;
    }

    static MailDraft of(Subscription subscription) {
        MailDraft draft = new MailDraft();
        draft.address = subscription.address;
        draft.language = subscription.language.name();
        draft.zone = subscription.zone;
        draft.teams = subscription.teams.stream().map(String::valueOf).toList();
        draft.weekly = subscription.weekly ? "on" : null;
        draft.monthly = subscription.monthly ? "on" : null;
        draft.alerts = subscription.alerts ? "on" : null;
        return draft;
    }

    public String address() {
        return PlainText.line(address).value();
    }

    public Language language() {
        return Language.of(language).orElse(Language.EN);
    }

    public String zone() {
        return PlainText.line(zone).value();
    }

    public boolean isAbout(int team) {
        return teams != null && teams.contains(String.valueOf(team));
    }

    public boolean isWeekly() {
        return weekly != null;
    }

    public boolean isMonthly() {
        return monthly != null;
    }

    public boolean isAlerts() {
        return alerts != null;
    }

    /** A sentence for each field that cannot stand, by its name. */
    Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        boolean wanted = isWeekly() || isMonthly() || isAlerts();
        if (address().isEmpty() ? wanted : !MailAddress.isValid(address())) {
            problems.put("address", "Please give one mail address, such as director@example.net.");
        }
        if (knownZone().isEmpty()) {
            problems.put("zone", "Please give a time zone by its name, such as Europe/Paris.");
        }
        return problems;
    }

    /**
     * What is wanted; only where there are no problems.
     *
     * @param known the numbers of all teams there are
     */
    Wishes wishes(Set<Integer> known) {
        Set<Integer> chosen = known.stream().filter(this::isAbout).collect(Collectors.toSet());
        return new Wishes(
                address(), language(), knownZone().orElseThrow(), chosen, isWeekly(), isMonthly(), isAlerts());
    }

    private Optional<ZoneId> knownZone() {
        try {
            return zone().length() > LONGEST_ZONE ? Optional.empty() : Optional.of(ZoneId.of(zone()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
