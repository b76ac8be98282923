package org.ouinon.digest;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ouinon.account.Team;

/**
 * The teams that a digest is about.
 *
 * @param numbers of the chosen ones; none for all
 * @param slugs of every team there is, by its number
 */
record Choice(Set<Integer> numbers, Map<Integer, String> slugs) {

    static Choice of(Set<Integer> numbers) {
        Map<Integer, String> slugs = Team.all().stream().collect(Collectors.toMap(t -> t.number, t -> t.slug));
        return new Choice(numbers, slugs);
    }

    boolean isAll() {
        return numbers.isEmpty();
    }

    boolean has(int team) {
        return isAll() || numbers.contains(team);
    }

    /** Whether a team is chosen, by what {@link #name} calls it. */
    boolean has(String name) {
        return isAll() || numbers.stream().anyMatch(number -> name(number).equals(name));
    }

    /** The slug, or "team N" for one that the database does not know. */
    String name(int team) {
        return slugs.getOrDefault(team, "team " + team);
    }
}
