package org.ouinon.digest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.Optional;
import org.ouinon.score.Window;

/**
 * What a digest is about: a whole week or a whole month of the organisation's days.
 *
 * @param name as addresses write it: {@code 2026-W47} (ISO 8601) or {@code 2026-11}
 */
public record Period(Kind kind, Window window, String name) {

    /** How often a digest comes. */
    public enum Kind {
        WEEK,
        MONTH
    }

    /** Weeks are compared with the one a quarter of a year ago, and months likewise. */
    private static final int WEEKS_OF_QUARTER = 13;

    private static final int MONTHS_OF_QUARTER = 3;

    /** The ISO week in which a local day lies. */
    static Period week(LocalDate day) {
        Window week = Window.wholeWeek(day);
        String name = "%04d-W%02d"
                .formatted(
                        week.from().get(IsoFields.WEEK_BASED_YEAR), week.from().get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        return new Period(Kind.WEEK, week, name);
    }

    /** The month in which a local day lies. */
    static Period month(LocalDate day) {
        YearMonth month = YearMonth.from(day);
        return new Period(Kind.MONTH, new Window(month.atDay(1), month.atEndOfMonth()), month.toString());
    }

    /** The period of a name; empty where there never was one. */
    static Optional<Period> named(String name) {
        try {
            return Optional.of(
                    name.contains("W")
                            ? week(LocalDate.parse(name + "-1", DateTimeFormatter.ISO_WEEK_DATE))
                            : month(YearMonth.parse(name).atDay(1)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    boolean isWeek() {
        return kind == Kind.WEEK;
    }

    Period before() {
        return moved(-1);
    }

    Period after() {
        return moved(1);
    }

    /** The same week, or month, of the quarter before. */
    Period quarterBefore() {
        return moved(isWeek() ? -WEEKS_OF_QUARTER : -MONTHS_OF_QUARTER);
    }

    /** The three months that end with it. */
    Window threeMonths() {
        return Window.threeMonths(window.to());
    }

    private Period moved(int by) {
        LocalDate day = window.from();
        return isWeek() ? week(day.plusWeeks(by)) : month(day.plusMonths(by));
    }
}
