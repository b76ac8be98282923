package org.ouinon.vote;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.ouinon.account.Author;
import org.ouinon.database.Rows;
import org.ouinon.link.Link;
import org.ouinon.link.Minted;
import org.ouinon.score.Writer;
import org.ouinon.web.Days;

/** Counts blocks by day, team and agent, and writes the counts down once a second, all together. */
@ApplicationScoped
class BlockLedger {

    private static final String ADDING =
            "ON DUPLICATE KEY UPDATE tickets = tickets + VALUES(tickets), standing = standing + VALUES(standing)";

    /** So many tickets are remembered, so that a page that is loaded again is no second mail. */
    private static final int REMEMBERED = 50_000;

    private record Place(LocalDate day, Author author, boolean standing) {}

    private final AgroalDataSource database;
    private final Ballots ballots;
    private final Writer writer;
    private final Days days;
    private final Batch<Place> counts = new Batch<>();
    private final Cache<UUID, Boolean> seen =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    BlockLedger(AgroalDataSource database, Ballots ballots, Writer writer, Days days) {
        this.database = database;
        this.ballots = ballots;
        this.writer = writer;
        this.days = days;
    }

    /** All blocks of one ballot are one: they can have one answer. */
    void count(@Observes Minted minted) {
        Link link = minted.link();
        if (!link.hasTicket() || seen.asMap().putIfAbsent(ballots.ofTicket(link).id(), true) == null) {
            counts.add(new Place(days.of(link.mintedAt()), link.author(), !link.hasTicket()), 1);
        }
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @PreDestroy
    void writeDown() {
        counts.writeDown(this::write);
    }

    private void write(Map<Place, Long> taken) throws SQLException {
        Rows rows = new Rows("block_count (day, team, agent, writer, tickets, standing)", ADDING);
        taken.forEach((place, blocks) -> rows.add(
                place.day(),
                place.author().team(),
                place.author().agent(),
                writer.number(),
                place.standing() ? 0 : blocks,
                place.standing() ? blocks : 0));
        try (Connection connection = database.getConnection()) {
            rows.insert(connection);
        }
    }
}
