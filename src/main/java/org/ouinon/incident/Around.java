package org.ouinon.incident;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.ouinon.score.Window;
import org.ouinon.web.Days;

/**
 * The local days of an incident, and as many before and after it to compare them with.
 *
 * @param before right before the first day
 * @param during from the first day to the last, or to today where it is not over
 * @param after right after the last day, to today at most; null while there is none
 */
record Around(Window before, Window during, Window after) {

    /** Nothing where the incident has not begun yet. */
    static Optional<Around> of(Wording wording, Days days) {
        if (wording.startedAt().isAfter(days.now())) {
            return Optional.empty();
        }
        LocalDate today = days.today();
        LocalDate first = days.of(wording.startedAt());
        LocalDate last = lastDay(wording, days);
        Window during = new Window(first, last.isBefore(today) ? last : today);
        Window before = new Window(first.minusDays(during.days()), first.minusDays(1));
        return Optional.of(new Around(before, during, last.isBefore(today) ? after(during, today) : null));
    }

    /** All of its days, with whatever lies between. */
    Window whole() {
        return new Window(before.from(), (after == null ? during : after).to());
    }

    private static Window after(Window during, LocalDate today) {
        LocalDate last = during.to().plusDays(during.days());
        return new Window(during.to().plusDays(1), last.isBefore(today) ? last : today);
    }

    /** What ends at midnight has no moment in the day that begins then. What has no end lasts to today at least. */
    private static LocalDate lastDay(Wording wording, Days days) {
        Instant end = wording.endedAt();
        if (end == null) {
            return days.today();
        }
        return days.of(end.isAfter(wording.startedAt()) ? end.minusMillis(1) : end);
    }
}
