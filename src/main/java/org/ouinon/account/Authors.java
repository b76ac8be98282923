package org.ouinon.account;

import static java.text.Normalizer.Form.NFC;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Agents and teams by the names that help desks use, introduced at first use. */
@ApplicationScoped
public class Authors {

    /** Any printable text; no control, format or line-break characters. */
    private static final Pattern HANDLE = Pattern.compile("[^\\p{C}\\p{Zl}\\p{Zp}]{1,64}");

    /** Numbers never change, so what is known once needs no database. Signed-in callers alone can make these grow. */
    private final Map<String, Integer> teams = new ConcurrentHashMap<>();

    private final Map<String, Author> agents = new ConcurrentHashMap<>();

    /**
     * The author of a block.
     *
     * @param handle the agent's name in the help desk, 1 to 64 printable characters; case does not matter
     * @param teamSlug the team to write for, or null for the agent's own
     * @throws IllegalArgumentException with a sentence for the caller if a name cannot be one
     */
    public Author named(String handle, String teamSlug) {
        String name = handleOf(handle);
        Integer team = teamSlug == null || teamSlug.isBlank() ? null : teamNumber(slugOf(teamSlug));
        Author own = agents.get(name);
        if (own == null) {
            own = introduced(name, team);
            agents.put(name, own);
        }
        return team == null ? own : new Author(own.agent(), team);
    }

    private static String handleOf(String text) {
        String name =
                text == null ? "" : Normalizer.normalize(text.strip(), NFC).toLowerCase(Locale.ROOT);
        if (!HANDLE.matcher(name).matches()) {
            throw new IllegalArgumentException("agent must be 1 to 64 printable characters");
        }
        return name;
    }

    private static String slugOf(String text) {
        String slug = text.strip().toLowerCase(Locale.ROOT);
        if (!Team.isSlug(slug)) {
            throw new IllegalArgumentException("team must be 1 to 64 of a-z, 0-9 and hyphen");
        }
        return slug;
    }

    private int teamNumber(String slug) {
        return teams.computeIfAbsent(
                slug, s -> once(() -> Team.findBySlug(s).orElseGet(() -> Team.introduce(s)).number));
    }

    private Author introduced(String name, Integer team) {
        int home = team == null ? teamNumber(Team.DEFAULT) : team;
        return once(() -> {
            Agent agent = Agent.findByHandle(name).orElseGet(() -> Agent.introduce(name, home));
            return new Author(agent.number, agent.team);
        });
    }

    /** Another process may introduce the same name in the same moment: then it is there at the second look. */
    private static <T> T once(Callable<T> work) {
        try {
            return QuarkusTransaction.requiringNew().call(work);
        } catch (PersistenceException e) {
            return QuarkusTransaction.requiringNew().call(work);
        }
    }
}
