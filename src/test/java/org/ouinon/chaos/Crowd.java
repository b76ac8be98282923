package org.ouinon.chaos;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import org.ouinon.account.Author;
import org.ouinon.link.Link;
import org.ouinon.link.Ticket;
import org.ouinon.link.Tokens;
import org.ouinon.web.Language;

/** Many who vote at a bounded rate, on all replicas in turn, whatever goes wrong there. */
final class Crowd {

    private static final int MEMBERS = 32;
    private static final int AGENTS = 20;

    /** No such agent is in the database, where somebody might revoke links. */
    private static final int FIRST_AGENT = 1000;

    private static final int TEAMS = 4;

    /** Votes a second: enough to be caught in the middle, and no load. */
    private static final int RATE = 200;

    static final Duration PACE = Duration.ofSeconds(MEMBERS).dividedBy(RATE);

    private final List<URI> replicas;
    private final Tokens tokens;
    private final String name;
    private final SplittableRandom random;
    private final ExecutorService threads = Executors.newFixedThreadPool(MEMBERS);
    private final List<Future<List<Voter>>> members = new ArrayList<>();
    private final Instant mintedAt = Instant.now().minus(Duration.ofHours(4)).truncatedTo(ChronoUnit.MINUTES);
    private final AtomicLongArray heard;
    private volatile boolean open = true;
    private int mails;

    /** @param name how their tickets begin, and those of no other crowd */
    Crowd(List<URI> replicas, Tokens tokens, String name, SplittableRandom random) {
        this.replicas = replicas;
        this.tokens = tokens;
        this.name = name;
        this.random = random;
        this.heard = new AtomicLongArray(replicas.size());
    }

    void start() {
        for (int i = 0; i < MEMBERS; i++) {
            Member member = new Member(this, replicas, random.split());
            members.add(threads.submit(member::vote));
        }
    }

    /** Lets everybody hear what they asked last, and asks no more. */
    List<Voter> stop() throws Exception {
        open = false;
        threads.shutdown();
        List<Voter> all = new ArrayList<>();
        for (Future<List<Voter>> member : members) {
            all.addAll(member.get());
        }
        return all;
    }

    boolean isOpen() {
        return open;
    }

    /** Takes note of what a member was told. */
    void hears(Attempt attempt) {
        if (attempt.isAcknowledged()) {
            heard.set(attempt.replica(), attempt.ended());
        }
    }

    /** Whether every replica has acknowledged a vote since a moment of {@link System#nanoTime}. */
    boolean hasHeardAllSince(long moment) {
        return IntStream.range(0, heard.length()).allMatch(replica -> heard.get(replica) > moment);
    }

    /** Somebody with a mail that nobody had before. */
    synchronized Voter next() {
        Ticket ticket = Ticket.of(name + ++mails);
        Author author = new Author(FIRST_AGENT + mails % AGENTS, 1 + mails % TEAMS);
        return new Voter(ticket.reference(), tokens.seal(new Link(author, ticket, Language.EN, mintedAt, false)));
    }
}
