package org.ouinon.vote;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ouinon.hook.News;
import org.ouinon.hook.Topic;

/** What a transaction's moves are to others: votes that came to count, and counted ones that changed. */
final class VoteNews {

    private final List<News> news = new ArrayList<>();

    /** Takes note of a move; those of test links are no news, nor is what never counted. */
    void add(VoteRow row, Move move, Slip slip) {
        if (row.isTest() || !move.worthHistory()) {
            return;
        }
        if (move.before().isCounted()) {
            add(Topic.VOTE_CHANGED, row, move, slip);
        } else if (move.after().isCounted()) {
            add(Topic.VOTE_COUNTED, row, move, slip);
        }
    }

    List<News> all() {
        return news;
    }

    private void add(Topic topic, VoteRow row, Move move, Slip slip) {
        Standing after = move.after();
        Map<String, Object> data = Map.of(
                "ballot", row.id().toString(),
                "answer", after.answer().name(),
                "state", after.state().name());
        news.add(new News(topic, row.id(), data, slip.at()));
    }
}
