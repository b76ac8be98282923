package org.ouinon.link;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ouinon.account.Audit;
import org.ouinon.account.Deed;
import org.ouinon.account.Team;
import org.ouinon.database.Changes;
import org.ouinon.database.Followed;
import org.ouinon.web.Language;

/** What every block and page says, by team and language, on every process within a second of the operator's press. */
@Startup
@ApplicationScoped
public class Wordings {

    private static final String TOPIC = "wording";

    private record Place(int team, String language) {}

    private final Followed<Map<Place, Map<Phrase, String>>> said;
    private final Changes changes;
    private final Audit audit;

    Wordings(Changes changes, Audit audit) {
        this.said = changes.follow(TOPIC, () -> byPlace(Wording.all()));
        this.changes = changes;
        this.audit = audit;
    }

    /** The words behind a link. */
    public Words of(Link link) {
        return of(link.author().team(), link.language());
    }

    /** The words of a team, whose own come before those of every team. */
    public Words of(int team, Language language) {
        return ofEveryTeam(language).with(own(team, language));
    }

    /** The words of whichever team says nothing of its own. */
    public Words ofEveryTeam(Language language) {
        return Words.of(language).with(own(Wording.EVERY_TEAM, language));
    }

    /** What a team's words come in the place of; those of every team where there is none. */
    public Words below(Team team, Language language) {
        return team == null ? Words.of(language) : ofEveryTeam(language);
    }

    /** What a team says of its own, or every team. */
    public Map<Phrase, String> own(Team team, Language language) {
        return own(team == null ? Wording.EVERY_TEAM : team.number, language);
    }

    /**
     * Says something in the place of the service's own words. What is blank, or the same as without it, is not said.
     *
     * @param team null for every team
     * @throws IllegalArgumentException where {@link Phrase#problemWith} has one; the page asks before
     */
    @Transactional
    public void say(Team team, Language language, Map<Phrase, String> texts, String operator) {
        Map<Phrase, String> kept = new EnumMap<>(Phrase.class);
        texts.forEach((phrase, text) -> keep(phrase, text.strip(), below(team, language), kept));
        Wording.replace(team == null ? Wording.EVERY_TEAM : team.number, language, kept);
        changes.note(TOPIC);
        String whose = team == null ? "every team" : "team " + team.slug;
        audit.note(Deed.WORDING_CHANGED, operator, whose + " in " + language.tag() + ": " + kept);
    }

    private static void keep(Phrase phrase, String text, Words below, Map<Phrase, String> kept) {
        String problem = phrase.problemWith(text);
        if (text.isEmpty() || text.equals(below.of(phrase))) {
            return;
        }
        if (problem != null) {
            throw new IllegalArgumentException(problem);
        }
        kept.put(phrase, text);
    }

    private Map<Phrase, String> own(int team, Language language) {
        return said.get().getOrDefault(new Place(team, language.tag()), Map.of());
    }

    private static Map<Place, Map<Phrase, String>> byPlace(List<Wording> all) {
        Map<Place, Map<Phrase, String>> places = new HashMap<>();
        for (Wording wording : all) {
            places.computeIfAbsent(new Place(wording.team, wording.language), place -> new EnumMap<>(Phrase.class))
                    .put(wording.phrase, wording.text);
        }
        return places;
    }
}
