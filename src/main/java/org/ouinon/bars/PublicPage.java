package org.ouinon.bars;

import io.quarkus.qute.TemplateData;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import org.ouinon.incident.Notice;
import org.ouinon.score.Score;
import org.ouinon.web.BaseUrl;
import org.ouinon.web.Language;

/**
 * What the public page says beside the bars: the curve, how it is counted, and how to embed it.
 *
 * @param curve week by week, this one last
 * @param incidents on the curve, those that began last first
 */
@TemplateData
record PublicPage(Index index, List<Week> curve, List<Notice> incidents, Language language, BaseUrl base) {

    /**
     * As high as the bars will be, so that nothing moves when the script comes: attributes of a drawing need neither a style
     * sheet nor a request, so that every policy lets them pass.
     */
    private static final String RESERVED = "<svg display=\"block\" width=\"0\" height=\"7.4em\"></svg>";

    static PublicPage of(Snapshot snapshot, Index index, Language language, BaseUrl base) {
        LocalDate from = Week.reach(index.week().to()).from();
        List<Notice> incidents = snapshot
                .incidents(index, from.atStartOfDay(index.timeZone()).toInstant())
                .stream()
                .map(incident -> new Notice(incident.newest(), language, index.timeZone()))
                .toList();
        return new PublicPage(index, snapshot.curve(index), incidents, language, base);
    }

    /** When the tallies last changed, written out; null if they never did. */
    public String asOf() {
        return index.asOf() == null ? null : index.written(index.asOf(), language);
    }

    public String windows() {
        return words().windows(
                        index.timeZone().getId(),
                        written(index.week().from()),
                        written(index.week().to()),
                        written(index.threeMonths().from()),
                        written(index.threeMonths().to()));
    }

    /** What the three months say of all customers; null where nobody answered. */
    public String interval() {
        Score.Interval interval = index.threeMonths().score().interval();
        return interval == null ? null : words().interval(percent(interval.from()), percent(interval.to()));
    }

    /** The week's Monday, written out. */
    public String written(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language.locale())
                .format(day);
    }

    public String elementLine() {
        return "<script async src=\"" + base.at("/bars.js") + "\"></script><satisfaction-bars" + attribute() + ">"
                + RESERVED + "</satisfaction-bars>";
    }

    public String frameLine() {
        return "<iframe src=\"" + base.at("/bars") + query()
                + "\" width=\"420\" height=\"190\" frameborder=\"0\" title=\"" + words().title() + "\"></iframe>";
    }

    public String markdownLine() {
        return "[![" + words().title() + "](" + base.at("/bars.svg") + query() + ")](" + pageUrl() + ")";
    }

    /** What WordPress and others turn into the bars by oEmbed. */
    public String pageUrl() {
        return base.at(index.team() == null ? "/" : "/team/" + index.team());
    }

    /** Where a page's embedding is described (oEmbed, section 4). */
    public String oembedUrl() {
        return base.at("/oembed?format=json&url=") + URLEncoder.encode(pageUrl(), StandardCharsets.UTF_8);
    }

    /** The query that keeps to this page's team. */
    public String query() {
        return index.team() == null ? "" : "?team=" + index.team();
    }

    private String attribute() {
        return index.team() == null ? "" : " team=\"" + index.team() + "\"";
    }

    private String percent(BigDecimal percent) {
        return words().percent(language.digits(percent.toPlainString()));
    }

    private BarWords words() {
        return language.words(BarWords.class);
    }
}
