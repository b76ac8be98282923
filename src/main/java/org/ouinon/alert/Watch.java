package org.ouinon.alert;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ouinon.account.Team;
import org.ouinon.hook.News;
import org.ouinon.hook.Outbox;
import org.ouinon.hook.Topic;
import org.ouinon.score.ControlChart;
import org.ouinon.score.ControlChart.Drop;
import org.ouinon.score.Score;
import org.ouinon.score.Tally;
import org.ouinon.score.TallyChange;
import org.ouinon.score.Window;
import org.ouinon.web.Days;

/**
 * Looks at the days' scores whenever votes have come, of all teams together and of each where there are several, raises an
 * alert for each drop that is more than chance, and ends it when answers are as before. Several processes may look at once.
 */
@ApplicationScoped
class Watch {

    /** What was looked at last: the same again shows nothing new. */
    private record Seen(TallyChange.Mark mark, LocalDate day) {}

    private final Outbox outbox;
    private final Days days;
    private volatile Seen seen;

    Watch(Outbox outbox, Days days) {
        this.outbox = outbox;
        this.days = days;
    }

    @Scheduled(every = "20s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void round() {
        try {
            Seen now = QuarkusTransaction.requiringNew().call(() -> new Seen(TallyChange.mark(), days.today()));
            if (!now.equals(seen)) {
                look(now.day());
                seen = now;
            }
        } catch (RuntimeException e) {
            Log.warnf("Drops of the score are looked for a little later: %s", e.getMessage());
        }
    }

    private void look(LocalDate today) {
        Map<Integer, SortedMap<LocalDate, Score>> teams =
                QuarkusTransaction.requiringNew().call(() -> history(today));
        look(null, new ControlChart(all(teams.values())), today);
        if (teams.size() > 1) {
            teams.forEach((team, scores) -> look(team, new ControlChart(scores), today));
        }
    }

    /** Another process that is faster is no trouble: the next look finds what it did. */
    private void look(Integer team, ControlChart chart, LocalDate today) {
        try {
            QuarkusTransaction.requiringNew().run(() -> judge(team, chart, today));
        } catch (PersistenceException e) {
            Log.debugf(e, "Another process has told of this drop");
        }
    }

    private void judge(Integer team, ControlChart chart, LocalDate today) {
        Optional<Alert> open = Alert.open(team);
        if (open.isPresent()) {
            endIfOver(open.get(), chart, today);
            return;
        }
        LocalDate from =
                Alert.lastEnded(team).map(alert -> alert.endedOn.plusDays(1)).orElse(LocalDate.MIN);
        chart.drop(from, today).ifPresent(drop -> raise(team, drop, today));
    }

    private void raise(Integer team, Drop drop, LocalDate today) {
        tell("dropped", Alert.raise(team, drop, today, days.now()), drop.now());
    }

    private void endIfOver(Alert alert, ControlChart chart, LocalDate today) {
        boolean recovered = chart.isOver(alert.drop(), alert.raisedOn, today);
        boolean usual = alert.raisedOn.plusDays(ControlChart.USUAL_DAYS).isBefore(today);
        if ((recovered || usual) && alert.end(recovered, today, days.now())) {
            tell(recovered ? "recovered" : "usual", alert, chart.score(alert.since, today));
        }
    }

    private void tell(String state, Alert alert, Score now) {
        Map<String, Object> data = new TreeMap<>();
        data.put("alert", alert.number);
        data.put("state", state);
        data.put("team", alert.team == null ? null : Team.slugOf(alert.team));
        data.put("since", alert.since.toString());
        data.put("usual", alert.usual().percent());
        data.put("now", now.percent());
        outbox.add(new News(Topic.INDEX_ALERT, null, data, days.now()));
    }

    /** Of every team that has answers in the days that count. */
    private static Map<Integer, SortedMap<LocalDate, Score>> history(LocalDate today) {
        LocalDate first = today.minusDays(ControlChart.USUAL_DAYS * 2L + ControlChart.REACH);
        Map<Integer, SortedMap<LocalDate, Score>> teams = new TreeMap<>();
        for (Tally.OfTeam tally : Tally.in(new Window(first, today))) {
            Score score = tally.count().score();
            if (!score.isEmpty()) {
                teams.computeIfAbsent(tally.team(), team -> new TreeMap<>()).put(tally.day(), score);
            }
        }
        return teams;
    }

    private static SortedMap<LocalDate, Score> all(Collection<SortedMap<LocalDate, Score>> teams) {
        SortedMap<LocalDate, Score> all = new TreeMap<>();
        teams.forEach(scores -> scores.forEach((day, score) -> all.merge(day, score, Score::plus)));
        return all;
    }
}
