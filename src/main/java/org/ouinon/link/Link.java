package org.ouinon.link;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.ouinon.account.Author;
import org.ouinon.web.Language;

/**
 * What an e-mail carries.
 *
 * @param author the numbers of the agent who wrote and of the team
 * @param ticket null for a standing link, which many people may share
 * @param mintedAt to the minute
 * @param test whether it only tries the way and never counts
 */
public record Link(Author author, Ticket ticket, Language language, Instant mintedAt, boolean test) {

    public Link {
        Objects.requireNonNull(author);
        Objects.requireNonNull(language);
        Objects.requireNonNull(mintedAt);
    }

    public boolean hasTicket() {
        return ticket != null;
    }

    /** The ticket's reference as text, or null. */
    public String reference() {
        return ticket == null ? null : ticket.reference();
    }

    /** The UTC day of minting, which is part of a ballot's identity. */
    public LocalDate mintedOn() {
        return LocalDate.ofInstant(mintedAt, ZoneOffset.UTC);
    }

    /** When the link stops voting; null for one without ticket, which lives until it is revoked. */
    public Instant expiresAt(Duration validFor) {
        return hasTicket() ? mintedAt.plus(validFor) : null;
    }

    /** Whether the link does not vote any more. */
    public boolean isExpired(Instant now, Duration validFor) {
        return hasTicket() && !now.isBefore(expiresAt(validFor));
    }
}
