package org.ouinon.score;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.ouinon.account.Author;
import org.ouinon.account.Authors;
import org.ouinon.account.Team;
import org.ouinon.link.Link;
import org.ouinon.link.Ticket;
import org.ouinon.vote.Answer;
import org.ouinon.vote.Ballot;
import org.ouinon.vote.BallotBox;
import org.ouinon.vote.Ballots;
import org.ouinon.vote.Move;
import org.ouinon.vote.Word;
import org.ouinon.web.Days;
import org.ouinon.web.Language;

/** Carol and many more: they answer beyond doubt, each on a ballot of their own, by the door that every vote takes. */
@ApplicationScoped
public class Customers {

    private static final AtomicLong LAST_TICKET = new AtomicLong(System.nanoTime());

    @Inject
    Authors authors;

    @Inject
    Ballots ballots;

    @Inject
    BallotBox box;

    @Inject
    Days days;

    /** A team that no other test has. */
    public String freshTeam() {
        return "team-" + Long.toString(LAST_TICKET.incrementAndGet(), 36);
    }

    /** The same, with its bars public. */
    public String freshPublishedTeam() {
        String team = freshTeam();
        publish(team);
        return team;
    }

    public void publish(String team) {
        authors.named("alice", team);
        QuarkusTransaction.requiringNew().run(() -> Team.update("published = true where slug = ?1", team));
    }

    /** So many answers to Alice's mails, at this moment. */
    public void answer(String team, int yes, int no) {
        answer(team, yes, no, days.now());
    }

    /** The same, at some instant. */
    public void answer(String team, int yes, int no, Instant at) {
        List<Uni<Move>> casts = new ArrayList<>();
        for (int i = 0; i < yes + no; i++) {
            casts.add(box.put(ballot(team, at), Word.answer(i < yes ? Answer.YES : Answer.NO, at), at));
        }
        if (!casts.isEmpty()) {
            Uni.join().all(casts).andFailFast().await().indefinitely();
        }
    }

    /** A ballot that nobody has answered on, of a mail of an hour before. */
    public Ballot ballot(String team, Instant at) {
        Author alice = authors.named("alice", team);
        Ticket ticket = Ticket.of(Long.toString(LAST_TICKET.incrementAndGet(), 36));
        Instant minted = at.minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MINUTES);
        return ballots.ofTicket(new Link(alice, ticket, Language.EN, minted, false));
    }
}
