package org.ouinon.bars;

import io.agroal.api.AgroalDataSource;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.ouinon.account.Team;
import org.ouinon.incident.Incidents;
import org.ouinon.score.TalliesChanged;
import org.ouinon.score.Tally;
import org.ouinon.score.TallyChange;
import org.ouinon.score.Window;
import org.ouinon.vote.ClickCount;
import org.ouinon.web.DatabaseWatch;
import org.ouinon.web.Days;

/**
 * Keeps the index that requests are answered from: it looks for other processes' votes with two small queries every 400 ms,
 * and at once after votes of its own. When the database is away the last index stays, and says since when.
 */
@Startup
@ApplicationScoped
public class Publisher {

    /** Milliseconds; a vote is to be seen on every process within one second. */
    private static final long LOOK_EVERY = 400;

    /** Clicks that are no votes, and past weeks, may be a minute old. */
    private static final int LOOKS_A_MINUTE = 150;

    private final Days days;
    private final Incidents incidents;
    private final DatabaseWatch watch;
    private final AgroalDataSource database;
    private final ScheduledExecutorService looking =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "publisher"));

    private volatile Counts counts = Counts.NONE;
    private volatile Snapshot snapshot;
    private volatile Instant staleSince;
    private Instant lookedAt;
    private long changes = -1;
    private LocalDate readOn;
    private int looksSinceReading;

    Publisher(Days days, Incidents incidents, DatabaseWatch watch, AgroalDataSource database) {
        this.days = days;
        this.incidents = incidents;
        this.watch = watch;
        this.database = database;
    }

    /** The newest snapshot, of today and with the incidents that this process knows now. */
    Snapshot snapshot() {
        Snapshot newest = snapshot;
        LocalDate today = days.today();
        if (!newest.isOf(today, incidents.all())) {
            newest = snapshot(today); // Neither midnight nor an incident waits for the next look.
            snapshot = newest;
        }
        return newest;
    }

    @PostConstruct
    void start() {
        publish();
        look();
        looking.scheduleWithFixedDelay(this::look, LOOK_EVERY, LOOK_EVERY, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        looking.shutdownNow();
    }

    /** Votes of this process: only their days are read again. */
    synchronized void votesWereCounted(@Observes TalliesChanged changed) throws SQLException {
        try (Connection connection = database.getConnection()) {
            List<Tally.OfTeam> again = Tally.on(changed.days(), connection);
            counts = counts.with(changed.days(), again, changed.at());
        }
        changes += changed.transactions();
        publish();
    }

    private void look() {
        try {
            QuarkusTransaction.requiringNew().run(this::readIfChanged);
            watch.saw(true);
            lookedAt = days.now();
            publish(null);
        } catch (RuntimeException e) {
            if (watch.isUp()) {
                Log.warnf("The database is away; the bars stay as they were: %s", e.getMessage());
            }
            watch.saw(false);
            publish(lookedAt);
        }
    }

    /** The mark is read first: what is committed in between is read twice rather than never. */
    private synchronized void readIfChanged() {
        TallyChange.Mark mark = TallyChange.mark();
        LocalDate today = days.today();
        boolean moved = mark.changes() != changes;
        Map<String, Integer> teams = Team.published();
        boolean due = !today.equals(readOn) || !teams.equals(counts.teams()) || ++looksSinceReading >= LOOKS_A_MINUTE;
        if (!moved && !due) {
            return;
        }
        Window reach = reach(today);
        counts = due ? read(reach, today, teams, mark) : counts.with(reach, Tally.in(reach), mark.at());
        looksSinceReading = due ? 0 : looksSinceReading;
        changes = mark.changes();
        readOn = today;
        publish();
    }

    private static Counts read(Window reach, LocalDate today, Map<String, Integer> teams, TallyChange.Mark mark) {
        List<Tally.OfTeam> year = Tally.in(Week.reach(today));
        Map<String, List<Week>> weeks = new HashMap<>();
        weeks.put(null, Week.before(today, year, number -> true));
        teams.forEach((slug, team) -> weeks.put(slug, Week.before(today, year, number -> number == team)));
        return new Counts(Tally.in(reach), ClickCount.in(reach), weeks, teams, mark.at());
    }

    /** The longer window, and a day on either side, where other processes' clocks may be. */
    private static Window reach(LocalDate today) {
        return new Window(Window.threeMonths(today).from().minusDays(1), today.plusDays(1));
    }

    /** Says since when the index is stale, if that is news; null while it is not. */
    private synchronized void publish(Instant since) {
        if (!Objects.equals(since, staleSince)) {
            staleSince = since;
            publish();
        }
    }

    private void publish() {
        snapshot = snapshot(days.today());
    }

    private Snapshot snapshot(LocalDate today) {
        return new Snapshot(today, counts.indexes(today, days.zone(), staleSince), counts.weeks(), incidents.all());
    }
}
