package org.ouinon.link;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;
import org.ouinon.account.Author;
import org.ouinon.account.Authors;
import org.ouinon.web.Days;
import org.ouinon.web.Language;

/** Mails that agents have sent, by the tokens in them. An hour after sending, a click is above suspicion. */
@ApplicationScoped
public class Mails {

    private final Authors authors;
    private final Tokens tokens;
    private final Days days;

    Mails(Authors authors, Tokens tokens, Days days) {
        this.authors = authors;
        this.tokens = tokens;
        this.days = days;
    }

    /** A ticket that no test has used before. */
    public static String freshTicket() {
        // Without a digit it would be taken for a placeholder that nobody filled in.
        return "T1" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 45), 36);
    }

    /** A team or agent that no test has used before. */
    public static String freshName(String start) {
        return start + "-" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
    }

    /** Alice's mail of an hour ago, about a ticket of its own. */
    public String hourOld() {
        return fromAlice(freshTicket(), hourAgo());
    }

    /** Alice's mail of this minute, about a ticket of its own. */
    public String justSent() {
        return fromAlice(freshTicket(), days.now());
    }

    public String fromAlice(String ticket, Instant at) {
        return token(authors.named("alice", null), ticket, Language.EN, at, false);
    }

    /** A mail of an hour ago that was written for a team. */
    public String forTeam(String team) {
        return token(authors.named("alice", team), freshTicket(), Language.EN, hourAgo(), false);
    }

    /** A mail of an hour ago that an agent wrote for their own team. */
    public String from(String agent) {
        return token(authors.named(agent, null), freshTicket(), Language.EN, hourAgo(), false);
    }

    /** Alice's signature below every mail of hers; each one here is another link, since they differ by the minute. */
    public String standing() {
        return standingOf("alice");
    }

    /** The same below another agent's mails. */
    public String standingOf(String agent) {
        Duration age = Duration.ofMinutes(ThreadLocalRandom.current().nextLong(100, 100_000));
        return token(authors.named(agent, null), null, Language.EN, days.now().minus(age), false);
    }

    /** An hour old, and only to try the way. */
    public String forTest() {
        return token(authors.named("alice", null), freshTicket(), Language.EN, hourAgo(), true);
    }

    /** An hour old, of an agent and a team of whom the database knows nothing. */
    public String fromUnknown(int agent, int team) {
        return token(new Author(agent, team), freshTicket(), Language.EN, hourAgo(), false);
    }

    public String in(Language language) {
        return token(authors.named("alice", null), freshTicket(), language, hourAgo(), false);
    }

    /** The link in a token. */
    public SealedLink open(String token) {
        return new SealedLink(token, tokens.open(token).orElseThrow());
    }

    private Instant hourAgo() {
        return days.now().minus(Duration.ofHours(1));
    }

    private String token(Author author, String ticket, Language language, Instant at, boolean test) {
        Instant minute = at.truncatedTo(ChronoUnit.MINUTES);
        return tokens.seal(new Link(author, Ticket.of(ticket), language, minute, test));
    }
}
