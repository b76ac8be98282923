package org.ouinon.inbox;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ouinon.comment.Comment;
import org.ouinon.comment.CommentLine;
import org.ouinon.comment.FollowUp;

/**
 * A comment as it stands in somebody's inbox.
 *
 * @param mineAt when they read what it says now, or null
 * @param readAt when somebody first did, or null
 * @param followUp null where nothing was noted
 */
@TemplateData
record Entry(
        UUID ballot,
        @JsonUnwrapped CommentLine line,
        @JsonIgnore Instant mineAt,
        Instant readAt,
        String readBy,
        @JsonUnwrapped FollowUp followUp) {

    private static final String QUERY = "select new org.ouinon.inbox.Entry(c.ballot, " + CommentLine.LINE
            + ", r.readAt, c.readAt, c.readBy, c.followUp)" + CommentLine.COMMENTS
            + " left join Reading r on r.ballot = c.ballot and r.account = :reader and r.writtenAt = c.writtenAt"
            + " where c.test = false and c.ballot in :ballots";

    /** Those that there are, in no order; a reader is an account's name. */
    static List<Entry> of(List<UUID> ballots, String reader) {
        return Comment.getEntityManager()
                .createQuery(QUERY, Entry.class)
                .setParameter("reader", reader)
                .setParameter("ballots", ballots)
                .getResultList();
    }

    public boolean isErased() {
        return line.erasedAt() != null;
    }
}
