package org.ouinon.vote;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.ouinon.account.Agent;
import org.ouinon.account.Team;
import org.ouinon.hook.Detail;
import org.ouinon.hook.Topic;

/** Adds to news of a ballot whose it is: the agent, the team, the ticket and the language. */
@ApplicationScoped
class VoteDetail implements Detail {

    @Override
    public boolean knows(Topic topic) {
        return topic == Topic.VOTE_COUNTED || topic == Topic.VOTE_CHANGED;
    }

    @Override
    public Map<String, Object> of(UUID ballot) {
        Map<String, Object> known = new LinkedHashMap<>();
        Vote.find(ballot).ifPresent(vote -> {
            Agent agent = Agent.findById(vote.agent);
            known.put("agent", agent == null ? "agent " + vote.agent : agent.handle);
            known.put("team", Team.slugOf(vote.team));
            known.put("ticket", vote.reference());
            known.put("language", vote.language);
        });
        return known;
    }
}
