package org.ouinon.account;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every agent and team, as the database had them at one moment.
 *
 * @param agents by their handles
 * @param slugs teams by their slugs
 * @param numbers teams by their numbers
 */
record Directory(Map<String, Agent> agents, Map<String, Team> slugs, Map<Integer, Team> numbers) {

    /** What every process is told to read again when it changes. */
    static final String TOPIC = "authors";

    static Directory read() {
        List<Agent> agents = Agent.listAll();
        List<Team> teams = Team.all();
        return new Directory(
                by(agents, agent -> agent.handle), by(teams, team -> team.slug), by(teams, team -> team.number));
    }

    private static <K, V> Map<K, V> by(List<V> values, Function<V, K> key) {
        return values.stream().collect(Collectors.toUnmodifiableMap(key, Function.identity()));
    }
}
