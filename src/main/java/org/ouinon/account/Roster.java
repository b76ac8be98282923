package org.ouinon.account;

import static org.ouinon.account.Authors.once;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.ouinon.database.Changes;

/**
 * What operators decide of teams and agents. Each decision is noted and holds on every process within a second; saying it
 * twice changes nothing. What cannot be is told by an {@link IllegalArgumentException} with a sentence for the operator.
 */
@ApplicationScoped
public class Roster {

    private final Changes changes;
    private final Audit audit;

    Roster(Changes changes, Audit audit) {
        this.changes = changes;
        this.audit = audit;
    }

    /** A new team, unlisted; or the one that has this slug and this name already. */
    public Team createTeam(String slug, String name) {
        return once(() -> {
            String named = Team.nameOf(name);
            Team team = Team.findBySlug(Team.slugOf(slug)).orElseGet(() -> created(slug, named));
            if (!team.name.equals(named)) {
                throw new IllegalArgumentException(
                        "There is a team '" + team.slug + "' already, and its name is " + team.name);
            }
            return team;
        });
    }

    @Transactional
    public void change(Team asShown, TeamTerms terms) {
        Team team = Team.findById(asShown.number);
        TeamTerms before = team.terms();
        team.change(terms);
        if (!team.terms().equals(before)) {
            note(Deed.TEAM_CHANGED, "team " + team.slug + ": " + team.terms() + "; before: " + before);
        }
    }

    /** A new agent of a team; or the one that has this handle there already. */
    public Agent introduceAgent(String handle, Team team) {
        return once(() -> {
            String name = Agent.handleOf(handle);
            Agent agent = Agent.findByHandle(name).orElseGet(() -> introduced(name, team));
            if (agent.team != team.number) {
                throw Agent.taken(agent);
            }
            return agent;
        });
    }

    /** @return the team that the agent has now */
    @Transactional
    public Team change(Agent asShown, AgentTerms terms) {
        Agent agent = Agent.findById(asShown.number);
        AgentTerms before = agent.terms();
        agent.change(terms);
        if (!agent.terms().equals(before)) {
            note(
                    Deed.AGENT_CHANGED,
                    "agent " + agent.number + ": " + agent.terms().since(before));
        }
        return Team.findById(agent.team);
    }

    /** Forgets a handle. The votes stay with the number, which is never used again; an unknown number is forgotten already. */
    @Transactional
    public void forget(int number) {
        if (Agent.deleteById(number)) {
            note(Deed.AGENT_CHANGED, "agent " + number + ": forgotten");
        }
    }

    private Team created(String slug, String name) {
        Team team = Team.introduce(Team.slugOf(slug), name);
        note(Deed.TEAM_CHANGED, "team " + team.slug + ": created, " + team.terms());
        return team;
    }

    private Agent introduced(String handle, Team team) {
        Agent agent = Agent.introduce(handle, team.number);
        note(Deed.AGENT_CHANGED, "agent " + agent.number + ": introduced, of " + team.slug);
        return agent;
    }

    private void note(Deed deed, String about) {
        audit.note(deed, about);
        changes.note(Directory.TOPIC);
    }
}
