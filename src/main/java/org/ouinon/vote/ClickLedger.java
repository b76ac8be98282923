package org.ouinon.vote;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
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
    private final Batch<Place> counts = new Batch<>();

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
            counts.add(new Place(days.today(), link.author().team(), kind), 1);
        }
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @PreDestroy
    void writeDown() {
        counts.writeDown(this::write);
    }

    private Counter counter(Reason.Kind kind) {
        return metrics.counter("ouinon.clicks", "kind", kind.name().toLowerCase(Locale.ROOT));
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
