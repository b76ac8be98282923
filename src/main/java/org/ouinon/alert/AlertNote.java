package org.ouinon.alert;

import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import org.ouinon.comment.CommentLine;

/**
 * What a director is told of a drop.
 *
 * @param sentences in the order in which they are read
 * @param count of all comments that came with it
 * @param comments the newest of them, in order of time
 */
@TemplateData
record AlertNote(String title, List<String> sentences, long count, List<CommentLine> comments) {

    private static final DateTimeFormatter READABLE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private static final Pattern LINE_END = Pattern.compile("\\R");

    /** How many comments are not shown. */
    public long more() {
        return count - comments.size();
    }

    /** The lines of a comment, whatever ends them, so that none of them can look like one of ours. */
    public List<String> lines(String text) {
        return LINE_END.splitAsStream(text).toList();
    }

    /** A moment as its reader's clock shows it. */
    public String at(Instant moment, ZoneId zone) {
        return READABLE.format(moment.atZone(zone));
    }
}
