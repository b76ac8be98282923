package org.ouinon.digest;

import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.ouinon.comment.Comment;
import org.ouinon.comment.CommentLine;
import org.ouinon.vote.Answer;
import org.ouinon.vote.Standing;

/**
 * A comment as a digest tells it, with all that belongs to it on one line.
 *
 * @param lines of its text, so that none of them can look like one of ours; null where it was erased
 * @param erased by whom and when; null where it was not
 */
@TemplateData
record Said(
        String moment, String answer, String about, String language, String text, List<String> lines, String erased) {

    /** @param moment tells one as its reader's clock shows it */
    static Said of(CommentLine line, DigestWords words, Function<Instant, String> moment) {
        String ticket = line.ticket() == null ? words.noTicket() : line.ticket();
        return new Said(
                moment.apply(line.writtenAt()),
                answer(line, words),
                String.join(" · ", ticket, line.agent(), line.team(), line.language()),
                line.language(),
                line.text(),
                line.text() == null ? null : line.lines(),
                line.erasedAt() == null ? null : erased(line, words, moment.apply(line.erasedAt())));
    }

    private static String answer(CommentLine line, DigestWords words) {
        if (line.answer() == null) {
            return words.noAnswer();
        }
        String given = line.answer() == Answer.YES ? words.yes() : words.no();
        String state = state(line.state(), words);
        return state.isEmpty() ? given : given + " (" + state + ")";
    }

    private static String state(Standing.State state, DigestWords words) {
        return switch (state) {
            case HELD -> words.stateHeld();
            case WITHDRAWN -> words.stateWithdrawn();
            case VOID -> words.stateVoid();
            default -> "";
        };
    }

    private static String erased(CommentLine line, DigestWords words, String moment) {
        return line.erasedBy() == Comment.Eraser.CUSTOMER
                ? words.erasedByCustomer(moment)
                : words.erasedByOperator(moment);
    }
}
