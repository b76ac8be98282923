package org.ouinon.account;

import static java.text.Normalizer.Form.NFC;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Who wrote the answer being judged. Its number is never used again. */
@Entity
public class Agent extends PanacheEntityBase {

    /** Any printable text; no control, format or line-break characters. */
    private static final Pattern HANDLE = Pattern.compile("[^\\p{C}\\p{Zl}\\p{Zp}]{1,64}");

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public int number;

    /** The help desk's name for the agent, in lower case. */
    public String handle;

    /** The number of the team that the agent writes for when a block names none. */
    public int team;

    /** Whether the agent gets no new block; what they mailed still votes. */
    public boolean retired;

    public static Optional<Agent> findByHandle(String handle) {
        return find("handle", handle).firstResultOptional();
    }

    public static Optional<Agent> findByNumber(int number) {
        return findByIdOptional(number);
    }

    /** The highest number of an agent known to the database; 0 where it knows none. */
    public static int highestNumber() {
        return Agent.<Agent>findAll(Sort.descending("number"))
                .firstResultOptional()
                .map(agent -> agent.number)
                .orElse(0);
    }

    /** @throws IllegalArgumentException with a sentence for the caller if this cannot be a handle */
    static String handleOf(String text) {
        String handle = text == null ? "" : normal(text);
        if (!HANDLE.matcher(handle).matches()) {
            throw new IllegalArgumentException("agent must be 1 to 64 printable characters");
        }
        return handle;
    }

    /** The one form of all that name the same agent. */
    static String normal(String handle) {
        return Normalizer.normalize(handle.strip(), NFC).toLowerCase(Locale.ROOT);
    }

    static Agent introduce(String handle, int team) {
        Agent agent = new Agent();
        agent.handle = handle;
        agent.team = team;
        agent.persistAndFlush();
        return agent;
    }

    /** How it stands. */
    public AgentTerms terms() {
        Team home = Team.findById(team);
        return new AgentTerms(handle, home == null ? "team " + team : home.slug, retired);
    }

    /** @throws IllegalArgumentException with a sentence for the operator if the handle is taken or cannot be one */
    void change(AgentTerms terms) {
        String name = handleOf(terms.handle());
        findByHandle(name).filter(namesake -> namesake.number != number).ifPresent(namesake -> {
            throw taken(namesake);
        });
        Team home = Team.findBySlug(terms.team()).orElseThrow(() -> new IllegalArgumentException("Choose a team"));
        handle = name;
        team = home.number;
        retired = terms.retired();
    }

    static IllegalArgumentException taken(Agent namesake) {
        return new IllegalArgumentException("There is an agent '" + namesake.handle + "' already, number "
                + namesake.number + ", of " + namesake.terms().team());
    }

    /** @throws IllegalArgumentException with a sentence for whoever wants a block of a retired agent's */
    void needsToBeAtWork() {
        if (retired) {
            throw new IllegalArgumentException("agent '" + handle + "' is retired and gets no new block");
        }
    }
}
