package org.ouinon.account;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.util.Optional;

/** Who wrote the answer being judged. Its number is never used again. */
@Entity
public class Agent extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public int number;

    /** The help desk's name for the agent, in lower case. */
    public String handle;

    /** The number of the team that the agent writes for when a block names none. */
    public int team;

    public static Optional<Agent> findByHandle(String handle) {
        return find("handle", handle).firstResultOptional();
    }

    static Agent introduce(String handle, int team) {
        Agent agent = new Agent();
        agent.handle = handle;
        agent.team = team;
        agent.persistAndFlush();
        return agent;
    }
}
