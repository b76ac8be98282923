package org.ouinon.score;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** A span of local days, both ends included. */
public record Window(LocalDate from, LocalDate to) {

    /** From Monday to today. */
    public static Window week(LocalDate today) {
        return new Window(today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), today);
    }

    /** Every day d with today - 3 months < d <= today. */
    public static Window threeMonths(LocalDate today) {
        return new Window(today.minusMonths(3).plusDays(1), today);
    }

    /** From the first day of the whole ISO week of a day to its last (ISO 8601). */
    public static Window wholeWeek(LocalDate day) {
        LocalDate monday = week(day).from();
        return new Window(monday, monday.plusDays(6));
    }

    /** How many days it spans, 1 or more. */
    public long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    public boolean has(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
