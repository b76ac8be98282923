package org.ouinon.account;

/**
 * What an operator decides of an agent.
 *
 * @param handle the help desk's name for the agent, 1 to 64 characters
 * @param team the slug of the team that the agent writes for when a block names none
 * @param retired whether the agent gets no new block
 */
public record AgentTerms(String handle, String team, boolean retired) {

    /** How these terms came from others, for the audit: without the handle, because that can be forgotten. */
    String since(AgentTerms before) {
        return (handle.equals(before.handle) ? "" : "renamed, ") + "of " + team + (retired ? ", retired" : "")
                + "; before: of " + before.team + (before.retired ? ", retired" : "");
    }
}
