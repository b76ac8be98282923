package org.ouinon.digest;

import io.quarkus.qute.TemplateData;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.stream.Stream;
import org.ouinon.incident.IncidentLine;
import org.ouinon.incident.IncidentWords;
import org.ouinon.score.Comparison;
import org.ouinon.score.Score;
import org.ouinon.vote.ResponseRate;
import org.ouinon.web.Language;

/**
 * A digest in the words of a language: the same for the page and for both parts of the mail.
 *
 * @param organisation the zone of weeks and months
 * @param reader the zone in which moments are told
 */
@TemplateData
record DigestPage(Digest digest, Language language, ZoneId organisation, ZoneId reader) {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    /**
     * A percentage to draw and to read.
     *
     * @param percent null where nobody answered
     * @param counts yes and no, or nothing
     */
    @TemplateData
    record Bar(BigDecimal percent, String shown, String counts) {

        /** Of a hundred parts of a drawing, how many are filled; at least one where somebody said yes. */
        public int filled() {
            return percent == null || percent.signum() == 0 ? 0 : Math.max(1, percent.intValue());
        }
    }

    /** The figures of one period; the first is the one that the digest is about. */
    @TemplateData
    record Column(String name, Bar period, Bar threeMonths, long answers, String rate, long held, long leftOut) {}

    /** What changed against an earlier period, in words. */
    @TemplateData
    record Change(String since, String verdict) {}

    /** One team or language. */
    @TemplateData
    record Line(String name, Bar now, Bar before, String change) {}

    /** An incident with what happened around it, each in words or null. */
    @TemplateData
    record Incident(IncidentLine line, String from, String to, List<String> around) {}

    public String title() {
        return isWeek() ? words().weekTitle(period().name()) : words().monthTitle(named(period()));
    }

    /** What stands in the subject of its mail. */
    public String subject() {
        return words().subject(title(), bar(digest.now().score()).shown(), texts());
    }

    public String span() {
        return words().span(
                        written(period().window().from()),
                        written(period().window().to()),
                        organisation.getId());
    }

    public boolean isWeek() {
        return period().isWeek();
    }

    public String name() {
        return period().name();
    }

    public String nameBefore() {
        return period().before().name();
    }

    public String nameAfter() {
        return period().after().name();
    }

    /** The name of the month in which a week begins. */
    public String month() {
        return Period.month(period().window().from()).name();
    }

    public List<Column> columns() {
        return List.of(
                column(isWeek() ? words().thisWeek(named(period())) : words().thisMonth(named(period())), digest.now()),
                column(sinceBefore(), digest.before()),
                column(sinceQuarter(), digest.quarterBefore()));
    }

    /** What stands between a name and what is said of it. */
    public String colon() {
        return language == Language.FR ? " :" : ":";
    }

    /** In which zone moments are told. */
    public String times() {
        return words().times(reader.getId());
    }

    public Column now() {
        return columns().get(0);
    }

    public String periodLabel() {
        return isWeek() ? words().week() : words().month();
    }

    public List<Change> changes() {
        return List.of(
                new Change(sinceBefore(), verdict(digest.sinceBefore())),
                new Change(sinceQuarter(), verdict(digest.sinceQuarterBefore())));
    }

    public List<Line> teams() {
        return digest.teams().stream().map(group -> line(group.name(), group)).toList();
    }

    public List<Line> languages() {
        return digest.languages().stream()
                .map(group -> line(ownName(group.name()), group))
                .toList();
    }

    public List<ResponseRate> rates() {
        return digest.rates();
    }

    public List<Incident> incidents() {
        return digest.incidents().stream().map(this::incident).toList();
    }

    public List<Said> comments() {
        return digest.comments().stream()
                .map(line -> Said.of(line, words(), this::moment))
                .toList();
    }

    /** How many comments have a text to read. */
    public long texts() {
        return digest.completeness().shown();
    }

    /** How many comments nobody has read for a week by now; null where there is none. */
    public String overdue() {
        return digest.overdue() == 0 ? null : words().overdue(digest.overdue());
    }

    /** Where every comment went, and why some are not shown. */
    public String received() {
        Completeness whole = digest.completeness();
        String sum = words().received(whole.received(), whole.shown(), whole.withheld());
        List<String> why = Stream.of(
                        whole.erased() == 0 ? "" : words().withheldErased(whole.erased()),
                        whole.onTestLinks() == 0 ? "" : words().withheldTest(whole.onTestLinks()),
                        whole.ofOtherTeams() == 0 ? "" : words().withheldOther(whole.ofOtherTeams()))
                .filter(reason -> !reason.isEmpty())
                .toList();
        return why.isEmpty() ? sum : sum + " (" + String.join(", ", why) + ")";
    }

    /** Said where the sum is wrong; null where all is well. */
    public String missing() {
        long missing = digest.completeness().missing();
        return missing == 0 ? null : words().missing(missing);
    }

    private Period period() {
        return digest.period();
    }

    private String sinceBefore() {
        String name = named(period().before());
        return isWeek() ? words().weekBefore(name) : words().monthBefore(name);
    }

    private String sinceQuarter() {
        String name = named(period().quarterBefore());
        return isWeek() ? words().weekOfQuarter(name) : words().monthOfQuarter(name);
    }

    private Column column(String name, Figures figures) {
        return new Column(
                name,
                bar(figures.score()),
                bar(figures.threeMonths()),
                figures.score().answers(),
                rate(figures),
                figures.held(),
                figures.leftOut());
    }

    private String rate(Figures figures) {
        if (!figures.rate().isEmpty()) {
            return words().rateOf(percent(figures.rate()), figures.answered(), figures.blocks());
        }
        return figures.blocks() == 0 ? words().noBlocks() : words().blocksMissing();
    }

    private Line line(String name, Group group) {
        return new Line(name, bar(group.now()), bar(group.before()), verdict(group.comparison()));
    }

    private Bar bar(Score score) {
        return score.isEmpty()
                ? new Bar(null, words().none(), "")
                : new Bar(score.percent(), percent(score), words().counts(score.yes(), score.no()));
    }

    private String verdict(Comparison comparison) {
        return switch (comparison.verdict()) {
            case NOTHING_TO_COMPARE -> words().nothingToCompare();
            case TOO_FEW -> words().tooFew(comparison.fewest());
            case WITHIN_CHANCE -> words().withinChance(points(comparison));
            case BETTER -> words().better(points(comparison));
            case WORSE -> words().worse(points(comparison));
        };
    }

    private String points(Comparison comparison) {
        BigDecimal points = comparison.points();
        String digits = language.digits(points.abs().toPlainString());
        return points.signum() == 0 ? digits : (points.signum() > 0 ? "+" : "−") + digits;
    }

    private Incident incident(IncidentLine line) {
        IncidentWords said = language.words(IncidentWords.class);
        List<String> around = Stream.of(
                        around(said.before(), line.before()),
                        around(said.during(), line.during()),
                        around(said.after(), line.after()))
                .filter(part -> !part.isEmpty())
                .toList();
        return new Incident(
                line, moment(line.start()), line.end() == null ? said.notOver() : moment(line.end()), around);
    }

    private String around(String name, IncidentLine.Answers answers) {
        if (answers == null) {
            return "";
        }
        Score score = new Score(answers.yes(), answers.no());
        String share = score.isEmpty() ? words().none() : words().of(percent(score), score.answers());
        return name + colon() + " " + share;
    }

    /** A language by its own name, or by its tag where this release does not know it. */
    private static String ownName(String tag) {
        return Language.of(tag).map(Language::ownName).orElse(tag);
    }

    private String named(Period period) {
        return period.isWeek()
                ? period.name()
                : DateTimeFormatter.ofPattern("LLLL uuuu", language.locale())
                        .format(period.window().from());
    }

    private String written(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language.locale())
                .format(day);
    }

    private String moment(Instant instant) {
        return MOMENT.format(instant.atZone(reader));
    }

    private String percent(Score score) {
        return words().percent(language.digits(score.shown()));
    }

    private DigestWords words() {
        return language.words(DigestWords.class);
    }
}
