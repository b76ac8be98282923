package org.ouinon.incident;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ouinon.account.Team;
import org.ouinon.score.Tally;
import org.ouinon.web.DatabaseWatch;
import org.ouinon.web.Days;

/**
 * What happened around each incident, counted from the tallies once a second at most, however many ask: when an incident
 * hits, everybody does.
 */
@ApplicationScoped
class Effects {

    private static final Duration FRESH = Duration.ofSeconds(1);

    /** What an effect depends on beside the tallies. */
    private record Question(Wording wording, Around around) {}

    private record Known(Question question, Effect effect, long countedAt) {

        boolean isFresh() {
            return System.nanoTime() - countedAt < FRESH.toNanos();
        }
    }

    private final Days days;
    private final DatabaseWatch watch;
    private final Map<Integer, Known> known = new ConcurrentHashMap<>();

    Effects(Days days, DatabaseWatch watch) {
        this.days = days;
        this.watch = watch;
    }

    /** Nothing where the incident has not begun, or while the database is away and it was not counted before. */
    Optional<Effect> of(Incident incident) {
        Wording wording = incident.newest().wording;
        return Around.of(wording, days).flatMap(around -> of(incident.number, new Question(wording, around)));
    }

    private Optional<Effect> of(int number, Question question) {
        Known last = known.get(number);
        boolean same = last != null && last.question().equals(question);
        if (!watch.isUp() || same && last.isFresh()) {
            return same ? Optional.of(last.effect()) : Optional.empty();
        }
        try {
            return Optional.of(known.compute(number, (n, present) -> renewed(present, question))
                    .effect());
        } catch (RuntimeException e) {
            Log.warnf("What happened around incident %d cannot be counted: %s", number, e.getMessage());
            return same ? Optional.of(last.effect()) : Optional.empty();
        }
    }

    /** Of those who come at once, one counts and the others wait for it. */
    private static Known renewed(Known present, Question question) {
        boolean enough = present != null && present.question().equals(question) && present.isFresh();
        return enough ? present : new Known(question, count(question), System.nanoTime());
    }

    private static Effect count(Question question) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<Tally.OfTeam> tallies = Tally.in(question.around().whole());
            Integer number = question.wording().team();
            String team = published(number);
            return Effect.of(question.around(), tallies, team, n -> team == null || n == number);
        });
    }

    /** The slug of a published team; a team that is not keeps its counts to itself. */
    private static String published(Integer team) {
        return Team.published().entrySet().stream()
                .filter(entry -> entry.getValue().equals(team))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }
}
