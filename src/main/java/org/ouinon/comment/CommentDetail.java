package org.ouinon.comment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.ouinon.hook.Detail;
import org.ouinon.hook.Topic;

/** Adds to news of a comment what it says at the moment of telling: nothing where it was erased since. */
@ApplicationScoped
class CommentDetail implements Detail {

    @Override
    public boolean knows(Topic topic) {
        return topic == Topic.COMMENT_WRITTEN;
    }

    @Override
    public Map<String, Object> of(UUID ballot) {
        Map<String, Object> known = new LinkedHashMap<>();
        CommentLine.of(ballot).ifPresent(line -> {
            known.put("answer", line.answer());
            known.put("state", line.state());
            known.put("agent", line.agent());
            known.put("team", line.team());
            known.put("ticket", line.ticket());
            known.put("language", line.language());
            known.put("text", line.text());
        });
        return known;
    }
}
