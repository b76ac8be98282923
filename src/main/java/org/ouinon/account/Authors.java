package org.ouinon.account;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ouinon.database.Changes;
import org.ouinon.database.Followed;

/** Agents and teams by the names that help desks use, introduced at first use. Those known need no database. */
@Startup
@ApplicationScoped
public class Authors {

    private final Changes changes;
    private final Followed<Directory> directory;

    Authors(Changes changes) {
        this.changes = changes;
        this.directory = changes.follow(Directory.TOPIC, Directory::read);
    }

    /**
     * The author of a block.
     *
     * @param handle the agent's name in the help desk, 1 to 64 printable characters; case does not matter
     * @param teamSlug the team to write for, or null for the agent's own
     * @throws IllegalArgumentException with a sentence for the caller if a name cannot be one, or either is retired
     */
    public Author named(String handle, String teamSlug) {
        String name = Agent.handleOf(handle);
        String slug = teamSlug == null || teamSlug.isBlank() ? null : Team.slugOf(teamSlug);
        Agent agent = known(name).orElseGet(() -> introduced(name, slug == null ? Team.DEFAULT : slug));
        agent.needsToBeAtWork();
        return new Author(agent.number, slug == null ? ownTeam(agent) : teamAtWork(slug).number);
    }

    /** An agent by a handle that was used before, whatever its case. */
    public Optional<Agent> known(String handle) {
        return Optional.ofNullable(directory.get().agents().get(Agent.normal(handle)));
    }

    /** A team by a slug that was used before. */
    public Optional<Team> knownTeam(String slug) {
        return Optional.ofNullable(directory.get().slugs().get(slug));
    }

    /** The team that an agent writes for when a block names none; empty if the database does not know it. */
    public Optional<Team> teamOf(Agent agent) {
        return Optional.ofNullable(directory.get().numbers().get(agent.team));
    }

    /** The teams that get new blocks, in the order of their names. */
    public List<Team> teamsAtWork() {
        return directory.get().slugs().values().stream()
                .filter(team -> !team.retired)
                .sorted(Comparator.comparing((Team team) -> team.name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(team -> team.slug))
                .toList();
    }

    private Agent introduced(String name, String slug) {
        Team home = teamAtWork(slug);
        return once(() -> Agent.findByHandle(name).orElseGet(() -> {
            changes.note(Directory.TOPIC);
            return Agent.introduce(name, home.number);
        }));
    }

    private int ownTeam(Agent agent) {
        teamOf(agent).ifPresent(Team::needsToBeAtWork);
        return agent.team;
    }

    private Team teamAtWork(String slug) {
        Team team = knownTeam(slug).orElseGet(() -> introduced(slug));
        team.needsToBeAtWork();
        return team;
    }

    private Team introduced(String slug) {
        return once(() -> Team.findBySlug(slug).orElseGet(() -> {
            changes.note(Directory.TOPIC);
            return Team.introduce(slug, slug);
        }));
    }

    /** Another process may introduce the same name in the same moment: then it is there at the second look. */
    static <T> T once(Callable<T> work) {
        try {
            return QuarkusTransaction.requiringNew().call(work);
        } catch (PersistenceException e) {
            return QuarkusTransaction.requiringNew().call(work);
        }
    }
}
