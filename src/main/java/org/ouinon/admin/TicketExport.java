package org.ouinon.admin;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ouinon.account.Agent;
import org.ouinon.account.Team;
import org.ouinon.comment.Comment;
import org.ouinon.comment.FollowUp;
import org.ouinon.vote.Answer;
import org.ouinon.vote.Rank;
import org.ouinon.vote.Reason;
import org.ouinon.vote.Standing;
import org.ouinon.vote.Vote;
import org.ouinon.vote.VoteMove;

/** All that is kept of a ticket, for its customer to read and to take along (GDPR, articles 15 and 20). */
record TicketExport(String ticket, Instant exportedAt, List<Voted> votes, List<Commented> comments) {

    /** A vote, and how it came to stand as it does. */
    record Voted(
            UUID ballot,
            Answer answer,
            Standing.State state,
            String agent,
            String team,
            String language,
            boolean ticketAssertedByHelpDesk,
            boolean testLink,
            Instant mailMintedAt,
            LocalDate takenOn,
            LocalDate countedOn,
            Instant changedAt,
            Rank proof,
            List<String> reasons,
            List<Moved> history) {

        static Voted of(Vote vote) {
            return new Voted(
                    vote.ballot,
                    vote.answer,
                    vote.state,
                    handle(vote.agent),
                    slug(vote.team),
                    vote.language,
                    vote.asserted,
                    vote.test,
                    vote.mintedAt,
                    vote.takenOn,
                    vote.countedOn,
                    vote.changedAt,
                    vote.proof,
                    sentences(vote.evidence()),
                    vote.moves().stream().map(Moved::of).toList());
        }
    }

    /** @param by that it was an operator, and not who: the name is that person's own */
    record Moved(
            Instant at,
            Standing.State from,
            Standing.State to,
            Answer answer,
            List<String> reasons,
            String by,
            String note) {

        static Moved of(VoteMove move) {
            return new Moved(
                    move.movedAt,
                    move.fromState,
                    move.toState,
                    move.answer,
                    sentences(move.evidence()),
                    move.mover == null ? null : "operator",
                    move.note);
        }
    }

    /**
     * A comment, and what was done about it.
     *
     * @param besideBallot the ballot that has the answer, where many people may comment beside it
     */
    record Commented(
            UUID ballot,
            UUID besideBallot,
            String text,
            String agent,
            String team,
            String language,
            boolean testLink,
            Instant writtenAt,
            Instant erasedAt,
            Comment.Eraser erasedBy,
            String outcome,
            Instant calledAt) {

        static Commented of(Comment comment) {
            Optional<FollowUp> done = Optional.ofNullable(comment.followUp());
            return new Commented(
                    comment.ballot,
                    comment.beside,
                    comment.text,
                    handle(comment.agent),
                    slug(comment.team),
                    comment.language,
                    comment.test,
                    comment.writtenAt,
                    comment.erasedAt,
                    comment.erasedBy,
                    done.map(FollowUp::outcome).orElse(null),
                    done.map(FollowUp::calledAt).orElse(null));
        }
    }

    static TicketExport of(TicketFile file, Instant now) {
        return new TicketExport(
                file.ticket().reference(),
                now,
                file.votes().stream().map(Voted::of).toList(),
                file.comments().stream().map(Commented::of).toList());
    }

    private static List<String> sentences(Collection<Reason> reasons) {
        return reasons.stream().map(Reason::sentence).toList();
    }

    private static String handle(int agent) {
        return Agent.findByNumber(agent).map(known -> known.handle).orElse("agent " + agent);
    }

    private static String slug(int team) {
        return Team.<Team>findByIdOptional(team).map(known -> known.slug).orElse("team " + team);
    }
}
