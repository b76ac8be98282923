package org.ouinon.admin;

import io.quarkus.qute.TemplateData;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ouinon.comment.Comment;
import org.ouinon.link.Ticket;
import org.ouinon.vote.Vote;

/**
 * All that is kept of a ticket, of every agent and day.
 *
 * @param comments those beside an asserted vote included, and what is left of erased ones
 * @param lookalikes tickets that differ in case or accents only; they are others
 */
@TemplateData
record TicketFile(Ticket ticket, List<Vote> votes, List<Comment> comments, Set<String> lookalikes) {

    static TicketFile of(Ticket ticket) {
        return of(ticket, LockModeType.NONE);
    }

    /** The same, locked until the present transaction ends, so that of two who erase it one finds nothing. */
    static TicketFile locked(Ticket ticket) {
        return of(ticket, LockModeType.PESSIMISTIC_WRITE);
    }

    private static TicketFile of(Ticket ticket, LockModeType lock) {
        String reference = ticket.reference();
        List<Vote> votes = Vote.ofTicket(reference, lock);
        List<Comment> comments = Comment.ofTicket(reference, lock);
        Set<String> references = Stream.concat(
                        votes.stream().map(v -> v.ticket), comments.stream().map(c -> c.ticket))
                .filter(other -> !other.equals(reference))
                .collect(Collectors.toCollection(TreeSet::new));
        List<Vote> own = votes.stream().filter(v -> v.ticket.equals(reference)).toList();
        Stream<Comment> naming = comments.stream().filter(c -> c.ticket.equals(reference));
        Stream<Comment> beside = Comment.on(ids(own, v -> v.ballot)).stream().filter(c -> c.ticket == null);
        return new TicketFile(ticket, own, Stream.concat(naming, beside).toList(), references);
    }

    public boolean isEmpty() {
        return votes.isEmpty() && comments.isEmpty();
    }

    /** How many of the comments still have a text. */
    public long written() {
        return comments.stream().filter(comment -> comment.erasedAt == null).count();
    }

    /** How many moves operators gave their reasons for. */
    public long notes() {
        return votes.stream()
                .flatMap(vote -> vote.moves().stream())
                .filter(move -> move.note != null)
                .count();
    }

    /** Where its customers answer. */
    Set<UUID> ballots() {
        Set<UUID> ballots = ids(votes, vote -> vote.ballot);
        ballots.addAll(ids(comments, comment -> comment.beside == null ? comment.ballot : comment.beside));
        return ballots;
    }

    /** Where they may have commented. */
    Set<UUID> commented() {
        Set<UUID> ballots = ballots();
        ballots.addAll(ids(comments, comment -> comment.ballot));
        return ballots;
    }

    /** What there is, without a word of it: {@code 2 votes, 1 comment}. */
    String size() {
        return counted(votes.size(), "vote") + ", " + counted(comments.size(), "comment");
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static <T> Set<UUID> ids(Collection<T> kept, Function<T, UUID> id) {
        return kept.stream().map(id).collect(Collectors.toCollection(TreeSet::new));
    }
}
