package org.ouinon.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.ouinon.mail.Subscription;
import org.ouinon.web.Days;

/** When a digest goes out. */
final class Due {

    private static final LocalTime MORNING = LocalTime.of(7, 0);

    private Due() {}

    /**
     * The last whole period, from the morning after it on, of a director's own zone; but never before it is over for the
     * organisation. What nobody could send that morning is sent later, until the next period is over.
     *
     * @return empty where it is not wanted, or not yet time
     */
    static Optional<Period> period(Period.Kind kind, Subscription subscription, Days days) {
        boolean wanted = kind == Period.Kind.WEEK ? subscription.weekly : subscription.monthly;
        Period last = last(kind, days.today());
        return Optional.of(last)
                .filter(period -> wanted && !days.now().isBefore(from(period, subscription.zone(), days)));
    }

    private static Period last(Period.Kind kind, LocalDate today) {
        return (kind == Period.Kind.WEEK ? Period.week(today) : Period.month(today)).before();
    }

    private static Instant from(Period period, ZoneId reader, Days days) {
        LocalDate next = period.window().to().plusDays(1);
        Instant over = days.startOf(next);
        Instant morning = next.atTime(MORNING).atZone(reader).toInstant();
        return morning.isAfter(over) ? morning : over;
    }
}
