package org.ouinon.bars;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ouinon.score.Count;
import org.ouinon.score.Score;
import org.ouinon.score.Window;
import org.ouinon.web.Language;

/**
 * The two scores, as published.
 *
 * @param asOf when the tallies last changed; null if they never did
 * @param staleSince when the tallies were last read, while they cannot be; null while they can
 * @param timeZone in which the days are local ones
 * @param team null for all teams together
 */
public record Index(
        Instant asOf,
        Instant staleSince,
        @Schema(examples = "Europe/Paris") ZoneId timeZone,
        String team,
        Period week,
        Period threeMonths) {

    /**
     * One score and its window.
     *
     * @param from the first local day
     * @param to the last local day, which is today
     * @param percent with one decimal; null where nobody answered
     * @param shown the digits that every form shows, with a decimal point; null where nobody answered
     * @param held votes kept and not counted, by the day they were taken on
     * @param lowest the percentage if every held vote were a no; null where there is neither vote
     * @param highest the percentage if every held vote were a yes
     * @param leftOut clicks of machines by their own word, none of which is a vote
     */
    public record Period(
            LocalDate from,
            LocalDate to,
            @Schema(examples = "12") long yes,
            @Schema(examples = "1") long no,
            @Schema(examples = "92.3") BigDecimal percent,
            @Schema(examples = "92.3") String shown,
            @Schema(examples = "2") long held,
            @Schema(examples = "80.0") BigDecimal lowest,
            @Schema(examples = "93.3") BigDecimal highest,
            @Schema(examples = "41") long leftOut) {

        static Period of(Window window, Count count, long leftOut) {
            Score score = count.score();
            return new Period(
                    window.from(),
                    window.to(),
                    score.yes(),
                    score.no(),
                    score.percent(),
                    score.shown(),
                    count.held(),
                    new Score(count.yes(), count.no() + count.held()).percent(),
                    new Score(count.yes() + count.held(), count.no()).percent(),
                    leftOut);
        }

        public Score score() {
            return new Score(yes, no);
        }

        public long answers() {
            return yes + no;
        }
    }

    /** An instant in the words of a language and the index's time zone. */
    String written(Instant moment, Language language) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(language.locale())
                .format(moment.atZone(timeZone));
    }
}
