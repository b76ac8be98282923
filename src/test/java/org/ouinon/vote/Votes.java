package org.ouinon.vote;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.ouinon.link.Mails;
import org.ouinon.link.SealedLink;

/** What the database holds of the votes on a mail. */
@ApplicationScoped
public class Votes {

    private final Mails mails;
    private final Ballots ballots;

    Votes(Mails mails, Ballots ballots) {
        this.mails = mails;
        this.ballots = ballots;
    }

    /** The vote on a mail with a ticket. */
    public Optional<Vote> on(String token) {
        SealedLink sealed = mails.open(token);
        return QuarkusTransaction.requiringNew().call(() -> Vote.of(ballots.ofTicket(sealed.link())));
    }

    /** How the vote on a mail with a ticket stands, in words: {@code COUNTED YES}, or {@code NONE}. */
    public String standing(String token) {
        return standing(on(token));
    }

    /** The same of a standing link, by the address that leads back to one visitor's ballot; null for none. */
    String standingAt(String token, String more) {
        if (more == null) {
            return "NONE";
        }
        Tail tail = new Tail();
        tail.b = more.substring(more.indexOf("?b=") + 3);
        Ballot ballot = ballots.shownAt(mails.open(token), tail).orElseThrow();
        return standing(QuarkusTransaction.requiringNew().call(() -> Vote.of(ballot)));
    }

    /** All votes on links of an agent. */
    public List<Vote> ofAgent(int agent) {
        return QuarkusTransaction.requiringNew().call(() -> Vote.list("agent", agent));
    }

    private static String standing(Optional<Vote> found) {
        return found.map(vote -> vote.state + " " + vote.answer).orElse("NONE");
    }
}
