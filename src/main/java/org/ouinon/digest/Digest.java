package org.ouinon.digest;

import java.time.Instant;
import java.util.List;
import org.ouinon.comment.Comment;
import org.ouinon.comment.CommentCount;
import org.ouinon.comment.CommentLine;
import org.ouinon.incident.IncidentLine;
import org.ouinon.incident.IncidentLines;
import org.ouinon.score.Comparison;
import org.ouinon.vote.ResponseRate;
import org.ouinon.web.Days;

/**
 * A period's index, what changed, and every comment.
 *
 * @param quarterBefore the same week, or month, of the quarter before
 * @param rates how many of the mails of the period were answered, by team
 * @param comments those of the chosen teams, in order of time; erased ones without their text
 * @param overdue how many comments of the chosen teams nobody has read for a week by now, whenever they were written
 */
record Digest(
        Figures now,
        Figures before,
        Figures quarterBefore,
        List<Group> teams,
        List<Group> languages,
        List<ResponseRate> rates,
        List<IncidentLine> incidents,
        List<CommentLine> comments,
        Completeness completeness,
        long overdue) {

    /** Something may be written between two queries: then both are asked again. */
    private static final int LOOKS = 3;

    /** Counts and reads; within a transaction. */
    static Digest of(Period period, Choice choice, IncidentLines incidents, Days days) {
        Instant from = days.startOf(period.window().from());
        Instant to = days.startOf(period.window().to().plusDays(1));
        List<CommentLine> comments = comments(from, to, choice);
        Completeness completeness = completeness(from, to, choice, comments);
        for (int look = 1; look < LOOKS && completeness.missing() != 0; look++) {
            comments = comments(from, to, choice);
            completeness = completeness(from, to, choice, comments);
        }
        return new Digest(
                Figures.of(period, choice, days),
                Figures.of(period.before(), choice, days),
                Figures.of(period.quarterBefore(), choice, days),
                Group.teams(period, choice),
                Group.languages(period, choice, days),
                Figures.rates(period.window(), choice, days),
                incidents.between(from, to).stream()
                        .filter(line -> line.team() == null || choice.has(line.team()))
                        .toList(),
                comments,
                completeness,
                overdue(choice, days.now()));
    }

    Period period() {
        return now.period();
    }

    Comparison sinceBefore() {
        return new Comparison(before.score(), now.score());
    }

    Comparison sinceQuarterBefore() {
        return new Comparison(quarterBefore.score(), now.score());
    }

    /** Whether there is nothing to tell: no answer and no comment. */
    boolean isEmpty() {
        return now.score().isEmpty() && comments.isEmpty();
    }

    private static long overdue(Choice choice, Instant now) {
        return choice.isAll() ? Comment.overdue(now) : Comment.overdue(now, choice.numbers());
    }

    private static List<CommentLine> comments(Instant from, Instant to, Choice choice) {
        return CommentLine.between(from, to).stream()
                .filter(line -> choice.has(line.team()))
                .toList();
    }

    private static Completeness completeness(Instant from, Instant to, Choice choice, List<CommentLine> lines) {
        return Completeness.of(lines, CommentCount.between(from, to, choice.numbers()));
    }
}
