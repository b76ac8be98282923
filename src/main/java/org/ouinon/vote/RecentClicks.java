package org.ouinon.vote;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.ouinon.database.Rows;

/** The clicks that some new ones are compared with, and each new one in its turn. One indexed read serves them all. */
final class RecentClicks {

    private static final String SELECT =
            "(SELECT ballot, link, visitor, at, proof, flagged FROM recent_click WHERE %s IN (%s)"
                    + " AND %s at >= ? ORDER BY at DESC LIMIT %d)";

    private final Map<UUID, List<PastClick>> ofBallot = new HashMap<>();
    private final Map<Long, List<PastClick>> ofVisitor = new HashMap<>();
    private final Set<Long> watched;
    private final Rows added = new Rows("recent_click (ballot, link, visitor, at, proof, flagged)", "");

    private RecentClicks(Set<Long> watched) {
        this.watched = watched;
    }

    /** One part of the read: the newest clicks whose column has one of some values. */
    private record Part(String column, Set<?> values, String flags, Instant since) {

        static <T> Part of(String column, Function<Click, T> value, List<Click> clicks, String flags, Duration window) {
            Instant first =
                    clicks.stream().map(Click::at).min(Instant::compareTo).orElse(Instant.MAX);
            Set<T> values = clicks.stream().map(value).collect(Collectors.toSet());
            return new Part(column, values, flags, clicks.isEmpty() ? first : first.minus(window));
        }

        String sql() {
            String marks = "?,".repeat(values.size() - 1) + "?";
            return SELECT.formatted(column, marks, flags, PastClick.MOST * values.size());
        }
    }

    /**
     * Reads what clicks are to be compared with; see {@link PastClick}.
     *
     * @param asksForVisitor whether a click's visitor matters beyond its ballot
     */
    static RecentClicks read(Connection connection, List<Click> clicks, Predicate<Click> asksForVisitor)
            throws SQLException {
        List<Click> listed = clicks.stream().filter(asksForVisitor).toList();
        List<Part> parts = List.of(
                Part.of("ballot", Click::ballot, clicks, "", PastClick.SAME_BALLOT),
                Part.of("visitor", Click::visitor, clicks, "flagged = 1 AND", PastClick.FLAGGED_VISITOR),
                Part.of("visitor", Click::visitor, listed, "flagged IN (0, 1) AND", PastClick.SAME_VISITOR));
        RecentClicks recent =
                new RecentClicks(listed.stream().map(Click::visitor).collect(Collectors.toSet()));
        List<Part> asked =
                parts.stream().filter(part -> !part.values().isEmpty()).toList();
        if (!asked.isEmpty()) {
            recent.read(connection, asked);
        }
        return recent;
    }

    private void read(Connection connection, List<Part> parts) throws SQLException {
        String sql = parts.stream().map(Part::sql).collect(Collectors.joining(" UNION ALL "));
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int i = 0;
            for (Part part : parts) {
                for (Object value : part.values()) {
                    select.setObject(++i, value instanceof UUID id ? VoteRow.bytes(id) : value);
                }
                select.setTimestamp(++i, Timestamp.from(part.since()));
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    remember(pastClick(rows));
                }
            }
        }
    }

    /** What is known for comparison with a click, without the click itself. */
    List<PastClick> before(Click click) {
        List<PastClick> known = new ArrayList<>(ofBallot.getOrDefault(click.ballot(), List.of()));
        known.addAll(ofVisitor.getOrDefault(click.visitor(), List.of()));
        // A transaction of unknown end is tried again, and may have stored the click itself.
        known.removeIf(past -> past.isTraceOf(click));
        return known;
    }

    /** Adds a click that was weighed, for later ones. */
    void add(PastClick click) {
        remember(click);
        added.add(
                VoteRow.bytes(click.ballot()),
                click.on().name(),
                click.visitor(),
                Timestamp.from(click.at()),
                click.rank().name(),
                click.flagged());
    }

    /** Stores the added ones. */
    void write(Connection connection) throws SQLException {
        added.insert(connection);
    }

    /** A visitor's clicks on other ballots only where they can matter: hundreds of colleagues may look like one. */
    private void remember(PastClick click) {
        ofBallot.computeIfAbsent(click.ballot(), id -> new ArrayList<>()).add(click);
        if (click.flagged() || watched.contains(click.visitor())) {
            ofVisitor.computeIfAbsent(click.visitor(), id -> new ArrayList<>()).add(click);
        }
    }

    private static PastClick pastClick(ResultSet row) throws SQLException {
        return new PastClick(
                VoteRow.id(row.getBytes("ballot")),
                On.valueOf(row.getString("link")),
                row.getLong("visitor"),
                row.getTimestamp("at").toInstant(),
                Rank.valueOf(row.getString("proof")),
                row.getBoolean("flagged"));
    }
}
