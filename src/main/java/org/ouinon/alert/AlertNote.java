package org.ouinon.alert;

import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
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

    /** How many comments are not shown. */
    public long more() {
        return count - comments.size();
    }

    /** A moment as its reader's clock shows it. */
    public String at(Instant moment, ZoneId zone) {
        return READABLE.format(moment.atZone(zone));
    }
}
