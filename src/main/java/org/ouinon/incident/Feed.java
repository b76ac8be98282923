package org.ouinon.incident;

import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.ouinon.web.BaseUrl;
import org.ouinon.web.Language;

/** The incidents as a feed (RFC 4287), those that were revised last first. */
@TemplateData
record Feed(List<Notice> notices, BaseUrl base, Language language) {

    private static final int MOST = 50;

    static Feed of(List<Notice> notices, BaseUrl base, Language language) {
        List<Notice> newest = notices.stream()
                .sorted(Comparator.comparing(Notice::writtenAt).reversed())
                .limit(MOST)
                .toList();
        return new Feed(newest, base, language);
    }

    /** When any of them was written or revised; a feed must say so, and one that has none never was. */
    public Instant updated() {
        return notices.isEmpty() ? Instant.EPOCH : notices.get(0).writtenAt();
    }

    /** The same for every language and for ever, as ids have to be. */
    public String id() {
        return base.at("/incidents");
    }

    public String id(Notice notice) {
        return base.at("/incidents/" + notice.number());
    }

    public String self() {
        return base.at("/incidents.atom?lang=" + language.tag());
    }

    /** An address behind the root of the site. */
    public String at(String path) {
        return base.at(path);
    }
}
