package org.ouinon.admin;

import io.quarkus.qute.TemplateData;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ouinon.account.Team;
import org.ouinon.link.Block;
import org.ouinon.link.Phrase;
import org.ouinon.link.Words;
import org.ouinon.vote.VoteWords;
import org.ouinon.web.Language;

/**
 * What an operator may say in the place of the service's own words, and how it would look.
 *
 * @param team whose words these are; null for every team
 * @param typed what stands in the fields, with nothing where it is not said otherwise
 * @param below what is said where nothing is
 * @param words both together, but for what cannot be said
 * @param block made of these words
 */
@TemplateData
record WordingPage(
        Team team, Language chosen, Map<Phrase, String> typed, Words below, Words words, Block block, boolean saved) {

    /** A phrase, what stands in its field, and why that cannot be; null if it can. */
    @TemplateData
    record Field(Phrase phrase, String text, String standard, String problem) {}

    /** What of it can be said at all. */
    static Map<Phrase, String> sayable(Map<Phrase, String> typed) {
        Map<Phrase, String> sayable = new EnumMap<>(Phrase.class);
        sayable.putAll(typed);
        sayable.entrySet()
                .removeIf(said -> said.getValue().isEmpty() || said.getKey().problemWith(said.getValue()) != null);
        return sayable;
    }

    /** What names the team and the language to the next page. */
    public String query() {
        return "?team=" + (team == null ? "" : team.slug) + "&lang=" + chosen.tag();
    }

    public List<Field> fields() {
        return Arrays.stream(Phrase.values()).map(this::field).toList();
    }

    private Field field(Phrase phrase) {
        String text = typed.getOrDefault(phrase, "");
        return new Field(phrase, text, below.of(phrase), text.isEmpty() ? null : phrase.problemWith(text));
    }

    public boolean hasProblem() {
        return fields().stream().anyMatch(field -> field.problem() != null);
    }

    /** What the landing page's button says. */
    public String send() {
        return chosen.words(VoteWords.class).send(words.yesButton());
    }

    public String thanks() {
        return words.thanks(words.yesButton());
    }

    public List<Team> teams() {
        return Team.all();
    }

    public List<Language> languages() {
        return List.of(Language.values());
    }
}
