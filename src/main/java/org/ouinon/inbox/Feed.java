package org.ouinon.inbox;

import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.ouinon.web.BaseUrl;
import org.ouinon.web.Days;

/**
 * The comments that were written last as a feed (RFC 4287).
 *
 * @param since when its address was made, which is as old as it is
 */
@TemplateData
record Feed(List<Entry> entries, Instant since, BaseUrl base, Days days) {

    static final int MOST = 50;

    /** The same for ever, as ids have to be. It tells no key: whoever forwards an entry forwards no secret. */
    public String id() {
        return base.at("/comments");
    }

    public String self() {
        return base.at("/comments.atom");
    }

    public String id(Entry entry) {
        return base.at("/comments/" + entry.ballot());
    }

    public Instant updated() {
        return entries.stream()
                .map(this::updated)
                .max(Comparator.naturalOrder())
                .orElse(since);
    }

    /** Erasing is a change, so that readers drop the text. */
    public Instant updated(Entry entry) {
        return entry.isErased() ? entry.line().erasedAt() : entry.line().writtenAt();
    }

    /** Of every other sign that ends a line the reader makes what it likes: nothing of the text is lost. */
    public List<String> lines(Entry entry) {
        return entry.line().text().lines().toList();
    }
}
