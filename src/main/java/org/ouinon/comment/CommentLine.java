package org.ouinon.comment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.ouinon.vote.Answer;
import org.ouinon.vote.Standing;

/**
 * A comment as a director reads it.
 *
 * @param answer null where the customer gave none
 * @param text null where it was erased
 * @param agent the handle, or "agent N" for one that the database does not know
 */
public record CommentLine(
        Instant writtenAt,
        Answer answer,
        Standing.State state,
        String text,
        String agent,
        String team,
        String ticket,
        String language,
        Instant erasedAt,
        Comment.Eraser erasedBy) {

    private static final Pattern LINE_END = Pattern.compile("\\R");

    /** A line as a query of comments makes it, and what it is made of. */
    public static final String LINE = "new org.ouinon.comment.CommentLine(c.writtenAt, v.answer, v.state, c.text,"
            + " coalesce(a.handle, concat('agent ', cast(c.agent as string))),"
            + " coalesce(t.slug, concat('team ', cast(c.team as string))), c.ticket, c.language, c.erasedAt, c.erasedBy)";

    public static final String COMMENTS =
            " from Comment c left join Vote v on v.ballot = coalesce(c.beside, c.ballot) left join Agent a on a.number = c.agent"
                    + " left join Team t on t.number = c.team";

    private static final String QUERY = "select " + LINE + COMMENTS
            + " where c.test = false and c.writtenAt >= :from and c.writtenAt < :to order by c.writtenAt";

    /** The lines of its text, whatever ends them; of one that was not erased. */
    public List<String> lines() {
        return LINE_END.splitAsStream(text).toList();
    }

    /** The comment on a ballot, if there is one. */
    static Optional<CommentLine> of(UUID ballot) {
        return Comment.getEntityManager()
                .createQuery("select " + LINE + COMMENTS + " where c.ballot = :ballot", CommentLine.class)
                .setParameter("ballot", ballot)
                .getResultStream()
                .findFirst();
    }

    /** Every comment written from an instant on and before another, in order of time; those on test links left out. */
    public static List<CommentLine> between(Instant from, Instant to) {
        return Comment.getEntityManager()
                .createQuery(QUERY, CommentLine.class)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList();
    }
}
