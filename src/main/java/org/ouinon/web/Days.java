package org.ouinon.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Instants and the organisation's local days. */
@ApplicationScoped
public class Days {

    private static final DateTimeFormatter READABLE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final int EARLIEST_YEAR = 2000;
    private static final int LATEST_YEAR = 2100;

    private final Clock clock;
    private final ZoneId zone;

    Days(Clock clock, ServiceSettings settings) {
        this.clock = clock;
        this.zone = settings.timeZone();
    }

    /** The present instant, to the millisecond, as the database keeps it. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** The present local day. */
    public LocalDate today() {
        return of(clock.instant());
    }

    /** The local day in which an instant lies. */
    public LocalDate of(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    /** The first instant of a local day; 01:00 local time where a clock change skips midnight. */
    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /**
     * The instants at which the organisation's clocks show a local time, the earlier first: one, or two where a clock
     * change repeats it, or none where one skips it.
     */
    public List<Instant> instants(LocalDateTime local) {
        return zone.getRules().getValidOffsets(local).stream()
                .map(local::toInstant)
                .toList();
    }

    /**
     * A day of a query, as {@code 2026-11-22} (ISO 8601).
     *
     * @throws Problem 400 with a sentence for the caller
     */
    public static LocalDate parse(String text) {
        try {
            LocalDate day = LocalDate.parse(text.strip());
            if (day.getYear() >= EARLIEST_YEAR && day.getYear() <= LATEST_YEAR) {
                return day;
            }
        } catch (DateTimeParseException e) {
            // Said below, in a caller's words.
        }
        throw new Problem(
                Trouble.BAD_REQUEST,
                "A day is written like 2026-11-22, between " + EARLIEST_YEAR + " and " + LATEST_YEAR);
    }

    /**
     * A local moment as a form sends it, {@code 2026-11-22T09:41}. Of the two that a clock change makes of one, the later.
     *
     * @throws IllegalArgumentException with a sentence for the sender
     */
    public Instant moment(String text) {
        try {
            LocalDateTime local = LocalDateTime.parse(text.strip().replace(' ', 'T'));
            if (local.getYear() >= EARLIEST_YEAR && local.getYear() <= LATEST_YEAR) {
                return local.atZone(zone).withLaterOffsetAtOverlap().toInstant();
            }
        } catch (DateTimeParseException e) {
            // Said below, in a sender's words.
        }
        throw new IllegalArgumentException("A moment is written like 2026-11-22 09:41");
    }

    /** An instant as people of the organisation read it: {@code 2026-11-22 09:41}. */
    public String local(Instant instant) {
        return READABLE.format(instant.atZone(zone));
    }

    /** The organisation's time zone. */
    public ZoneId zone() {
        return zone;
    }
}
