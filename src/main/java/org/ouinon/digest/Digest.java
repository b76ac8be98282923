package org.ouinon.digest;

import io.quarkus.qute.TemplateData;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import org.ouinon.comment.CommentLine;
import org.ouinon.score.Score;
import org.ouinon.score.Tally;
import org.ouinon.score.Window;
import org.ouinon.vote.ResponseRate;
import org.ouinon.web.Days;

/**
 * A week's index and comments, beside the week before.
 *
 * @param monday the week's first local day
 * @param week the score of the whole week
 * @param rates how many of the mails of the week were answered, by team
 * @param threeMonths the score of the three months up to the week's last day
 */
@TemplateData
public record Digest(
        LocalDate monday,
        Score week,
        Score threeMonths,
        Score weekBefore,
        Score threeMonthsBefore,
        List<ResponseRate> rates,
        List<CommentLine> comments) {

    /** The digest of the ISO week in which a local day lies. */
    static Digest of(LocalDate day, Days days) {
        Window week = Window.wholeWeek(day);
        Window before = Window.wholeWeek(week.from().minusDays(1));
        return new Digest(
                week.from(),
                Tally.score(week),
                Tally.score(Window.threeMonths(week.to())),
                Tally.score(before),
                Tally.score(Window.threeMonths(before.to())),
                ResponseRate.in(week, days),
                CommentLine.between(
                        days.startOf(week.from()), days.startOf(week.to().plusDays(1))));
    }

    /** The week's name in addresses: {@code 2026-W47} (ISO 8601). */
    public String name() {
        return name(monday);
    }

    public String nameBefore() {
        return name(monday.minusWeeks(1));
    }

    public String nameAfter() {
        return name(monday.plusWeeks(1));
    }

    public LocalDate sunday() {
        return monday.plusDays(6);
    }

    private static String name(LocalDate monday) {
        return "%d-W%02d"
                .formatted(monday.get(IsoFields.WEEK_BASED_YEAR), monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }
}
