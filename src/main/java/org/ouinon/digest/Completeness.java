package org.ouinon.digest;

import java.util.List;
import org.ouinon.comment.CommentCount;
import org.ouinon.comment.CommentLine;

/**
 * Where every comment of a period went, so that nobody can drop one without a trace: what came in is counted by itself, and
 * not by adding up what is shown.
 *
 * @param received rows of comments, whatever they are
 * @param shown texts in this digest
 * @param erased those that are told of without their text
 * @param onTestLinks those that are not shown because nobody was asked in earnest
 * @param ofOtherTeams those of teams that were not chosen
 */
record Completeness(long received, long shown, long erased, long onTestLinks, long ofOtherTeams) {

    static Completeness of(List<CommentLine> lines, CommentCount count) {
        long shown = lines.stream().filter(line -> line.text() != null).count();
        return new Completeness(count.received(), shown, count.erased(), count.onTestLinks(), count.ofOtherTeams());
    }

    long withheld() {
        return erased + onTestLinks + ofOtherTeams;
    }

    /** How many are neither shown nor withheld for a reason: none, or something is wrong. */
    long missing() {
        return received - shown - withheld();
    }
}
