package org.ouinon.digest;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ouinon.score.Comparison;
import org.ouinon.score.Score;
import org.ouinon.score.Tally;
import org.ouinon.vote.Vote;
import org.ouinon.web.Days;

/**
 * A part of the answers: those of one team, or in one language, beside the same of the period before.
 *
 * @param name the slug of a team, or the tag of a language
 */
record Group(String name, Score now, Score before) {

    private static final Score NONE = new Score(0, 0);

    Comparison comparison() {
        return new Comparison(before, now);
    }

    /** By the name of each chosen team that has answers, or had. */
    static List<Group> teams(Period period, Choice choice) {
        return paired(ofTeams(period, choice), ofTeams(period.before(), choice));
    }

    /** By each language in which answers were asked for. */
    static List<Group> languages(Period period, Choice choice, Days days) {
        return paired(ofLanguages(period, choice, days), ofLanguages(period.before(), choice, days));
    }

    private static Map<String, Score> ofTeams(Period period, Choice choice) {
        Map<String, Score> scores = new TreeMap<>();
        Tally.in(period.window()).stream()
                .filter(tally -> choice.has(tally.team()))
                .forEach(tally ->
                        scores.merge(choice.name(tally.team()), tally.count().score(), Score::plus));
        scores.values().removeIf(Score::isEmpty);
        return scores;
    }

    private static Map<String, Score> ofLanguages(Period period, Choice choice, Days days) {
        Map<String, Score> scores = new TreeMap<>();
        Vote.countedByLanguage(period.window(), days).stream()
                .filter(counted -> choice.has(counted.team()))
                .forEach(counted ->
                        scores.merge(counted.language(), new Score(counted.yes(), counted.no()), Score::plus));
        return scores;
    }

    private static List<Group> paired(Map<String, Score> now, Map<String, Score> before) {
        TreeMap<String, Score> names = new TreeMap<>(now);
        names.putAll(before);
        return names.keySet().stream()
                .map(name -> new Group(name, now.getOrDefault(name, NONE), before.getOrDefault(name, NONE)))
                .toList();
    }
}
