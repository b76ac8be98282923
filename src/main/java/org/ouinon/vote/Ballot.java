package org.ouinon.vote;

import java.util.List;
import java.util.UUID;
import org.ouinon.link.Link;
import org.ouinon.link.Ticket;

/**
 * The identity of one answer: one ticket, one agent and one UTC day of minting; for a link without ticket, one link and one
 * visitor a day; or, where a help desk says behind such a link which ticket it is about, one ticket of one author.
 *
 * @param id its first 32 bits are the day, or nothing where the help desk names the ticket; the rest is a keyed hash of the
 *     identity
 * @param link through which it was reached; null where an operator reached it by its id
 * @param ticket that it is about, or null
 * @param named the ballot of the ticket that the help desk names: this one, or the one that a comment is beside; else null
 */
public record Ballot(UUID id, Link link, Ticket ticket, UUID named) {

    /** A ballot that an operator reached. */
    public static Ballot numbered(UUID id) {
        return new Ballot(id, null, null, null);
    }

    /** Itself and the one that it is beside. */
    List<UUID> ids() {
        return named == null ? List.of(id) : List.of(id, named);
    }

    /** Whether the help desk alone says which ticket it is about. */
    public boolean isAsserted() {
        return id.equals(named);
    }

    /** Whether it takes nothing but a comment, beside what others may have said of the same ticket. */
    public boolean isBeside() {
        return named != null && !isAsserted();
    }

    /** The ticket's reference as text, or null. */
    public String reference() {
        return ticket == null ? null : ticket.reference();
    }
}
