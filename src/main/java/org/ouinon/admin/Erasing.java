package org.ouinon.admin;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.ouinon.account.Audit;
import org.ouinon.account.Deed;
import org.ouinon.comment.Comment;
import org.ouinon.link.Ticket;
import org.ouinon.vote.Closing;
import org.ouinon.web.Days;

/** Erases all that belongs to a ticket, but for what it counts. */
@ApplicationScoped
class Erasing {

    private final Closing closing;
    private final Audit audit;
    private final Days days;

    Erasing(Closing closing, Audit audit, Days days) {
        this.closing = closing;
        this.audit = audit;
        this.days = days;
    }

    /**
     * Erases texts, notes and the ticket, and closes its ballots for good. The audit keeps the reason.
     *
     * @throws IllegalArgumentException with a sentence for the operator where the reason names the ticket, or there is
     *     nothing of it
     */
    void erase(Ticket ticket, String reason) {
        if (names(reason, ticket)) {
            throw new IllegalArgumentException("State the reason without the ticket: the audit keeps it");
        }
        QuarkusTransaction.requiringNew().run(() -> {
            TicketFile file = TicketFile.locked(ticket);
            if (file.isEmpty()) {
                throw new IllegalArgumentException("Nothing is kept of this ticket");
            }
            erase(file, days.now());
            audit.note(Deed.TICKET_ERASED, file.size() + ": " + reason);
        });
    }

    /** A comment that came while the ballots were being closed is found once they are; later ones are refused. */
    private void erase(TicketFile file, Instant now) {
        closing.close(file.ballots(), now);
        Set<UUID> commented = file.commented();
        commented.addAll(TicketFile.of(file.ticket()).commented());
        Comment.erase(commented, Comment.Eraser.OPERATOR, now);
    }

    private static boolean names(String reason, Ticket ticket) {
        String word = "(?<![\\p{L}\\p{N}])" + Pattern.quote(ticket.reference()) + "(?![\\p{L}\\p{N}])";
        return Pattern.compile(word, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(reason)
                .find();
    }
}
