package org.ouinon.vote;

import org.jboss.resteasy.reactive.RestQuery;
import org.ouinon.link.Ticket;

/** What stands behind the path of a link that many people share. */
public class Tail {

    /** Shows a ballot, as {@link Ballots#queryOf} writes it. */
    @RestQuery
    String b;

    /** The ticket, as the help desk says. */
    @RestQuery
    String ref;

    /** Whether it leads back to a ballot. */
    public boolean leadsBack() {
        return b != null;
    }

    /** The ticket that the help desk names; null where it names none. */
    Ticket reference() {
        return Ticket.asserted(ref);
    }

    /** What names that ticket on the next page, and leads back to nothing. */
    public String query() {
        return reference() == null ? "" : Ballots.queryOf(reference());
    }
}
