package org.ouinon.admin;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.ouinon.account.Author;
import org.ouinon.account.Authors;
import org.ouinon.comment.Comment;
import org.ouinon.link.Link;
import org.ouinon.link.Ticket;
import org.ouinon.vote.Answer;
import org.ouinon.vote.Ballot;
import org.ouinon.vote.BallotBox;
import org.ouinon.vote.Ballots;
import org.ouinon.vote.Move;
import org.ouinon.vote.Vote;
import org.ouinon.vote.Word;
import org.ouinon.web.Days;
import org.ouinon.web.Language;

/** The customers of the demo: more of them on working days, unhappier and many more in the week of an incident. */
@ApplicationScoped
class DemoCustomers {

    /** How many days ago. */
    static final int INCIDENT_BEGAN = 33;

    static final int INCIDENT_ENDED = 30;

    private static final List<String> AGENTS = List.of("alice", "bob", "chloe", "dario", "eva");
    private static final List<String> TEAMS = List.of("hosting", "domains", "billing");
    private static final double COMMENTING = 0.06;

    private static final List<String> PRAISE = List.of(
            "Quick and clear, thank you!",
            "Réponse rapide et précise. Merci à toute l’équipe.",
            "Sehr freundlich, und das Problem war in zehn Minuten gelöst.",
            "Muy amable y muy claro 👍");
    private static final List<String> COMPLAINTS = List.of(
            "The third time I explain the same problem.",
            "Trois jours pour une réponse qui ne répond pas à ma question.",
            "Meine Frage wurde nicht beantwortet, nur ein Link auf die Hilfe.",
            "La incidencia duró todo el día y nadie avisó.");

    private final Authors authors;
    private final Ballots ballots;
    private final BallotBox box;
    private final Days days;

    DemoCustomers(Authors authors, Ballots ballots, BallotBox box, Days days) {
        this.authors = authors;
        this.ballots = ballots;
        this.box = box;
        this.days = days;
    }

    boolean anyVotes() {
        return QuarkusTransaction.requiringNew().call(() -> Vote.count() > 0);
    }

    /**
     * Casts a day's votes.
     *
     * @param ago how many days the day lies back
     * @return how many votes there were
     */
    int answerOn(LocalDate day, int ago, SplittableRandom random) {
        boolean incident = ago >= INCIDENT_ENDED && ago <= INCIDENT_BEGAN;
        int count = (isWeekend(day) ? 12 : 60) * (incident ? 3 : 1) + random.nextInt(15);
        List<Uni<Move>> casts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            casts.add(answer(day, i, incident ? 0.78 : 0.93, random));
        }
        Uni.join().all(casts).andFailFast().await().indefinitely();
        return count;
    }

    private Uni<Move> answer(LocalDate day, int number, double content, SplittableRandom random) {
        Instant at = momentOf(day, random);
        Answer answer = random.nextDouble() < content ? Answer.YES : Answer.NO;
        Ballot ballot = ballot(day, number, at, random);
        if (random.nextDouble() < COMMENTING) {
            List<String> words = answer == Answer.YES ? PRAISE : COMPLAINTS;
            comment(ballot, words.get(random.nextInt(words.size())), at);
        }
        return box.put(ballot, Word.answer(answer, at), at);
    }

    /** Within office hours, but never in the future. */
    private Instant momentOf(LocalDate day, SplittableRandom random) {
        Instant at = days.startOf(day).plus(Duration.ofSeconds(8 * 3600 + random.nextInt(10 * 3600)));
        Instant now = days.now();
        return at.isBefore(now) ? at : now;
    }

    private Ballot ballot(LocalDate day, int number, Instant at, SplittableRandom random) {
        String agent = AGENTS.get(random.nextInt(AGENTS.size()));
        Author author = authors.named(agent, TEAMS.get(random.nextInt(TEAMS.size())));
        Ticket ticket = Ticket.of("D" + day.toEpochDay() + "-" + number);
        Language language = Language.values()[random.nextInt(Language.values().length)];
        Instant minted = at.minus(Duration.ofHours(1 + random.nextInt(20))).truncatedTo(ChronoUnit.MINUTES);
        return ballots.ofTicket(new Link(author, ticket, language, minted, false));
    }

    private static void comment(Ballot ballot, String text, Instant at) {
        QuarkusTransaction.requiringNew().run(() -> Comment.write(ballot, text, at));
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
