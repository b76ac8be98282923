package org.ouinon.vote;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.ouinon.database.Rows;
import org.ouinon.link.Link;
import org.ouinon.score.Writer;
import org.ouinon.web.Days;

/** Counts clicks by kind, day and team, and writes the counts down once a second, all together. */
@ApplicationScoped
class ClickLedger {

    private static final String ADDING = "ON DUPLICATE KEY UPDATE clicks = clicks + VALUES(clicks)";

    private record Place(LocalDate day, int team, Reason.Kind kind) {}

    private final AgroalDataSource database;
    private final Writer writer;
    private final Days days;
    private final MeterRegistry metrics;
    private Map<Place, Long> counts = new HashMap<>();

    ClickLedger(AgroalDataSource database, Writer writer, Days days, MeterRegistry metrics) {
        this.database = database;
        this.writer = writer;
        this.days = days;
        this.metrics = metrics;
        Arrays.stream(Reason.Kind.values()).forEach(this::counter);
    }

    /** Counts one click; those on test links only in the metrics. */
    void count(Link link, Reason.Kind kind) {
        counter(kind).increment();
        if (!link.test()) {
            add(Map.of(new Place(days.today(), link.author().team(), kind), 1L));
        }
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @PreDestroy
    void writeDown() {
        Map<Place, Long> taken = take();
        if (taken.isEmpty()) {
            return;
        }
        try {
            write(taken);
        } catch (SQLException e) {
            add(taken);
            Log.debugf("Click counts wait for the database: %s", e.getMessage());
        }
    }

    private Counter counter(Reason.Kind kind) {
        return metrics.counter("ouinon.clicks", "kind", kind.name().toLowerCase(Locale.ROOT));
    }

    private synchronized void add(Map<Place, Long> more) {
        more.forEach((place, clicks) -> counts.merge(place, clicks, Long::sum));
    }

    private synchronized Map<Place, Long> take() {
        Map<Place, Long> taken = counts;
        counts = new HashMap<>();
        return taken;
    }

    private void write(Map<Place, Long> taken) throws SQLException {
        Rows rows = new Rows("click_count (day, team, kind, writer, clicks)", ADDING);
        taken.forEach((place, clicks) ->
                rows.add(place.day(), place.team(), place.kind().name(), writer.number(), clicks));
        try (Connection connection = database.getConnection()) {
            rows.insert(connection);
        }
    }
}
