package org.ouinon.vote;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ouinon.database.InList;
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
    private record Part(String column, InList values, String flags, Instant since) {

        static Part of(String column, Stream<?> values, String flags, Instant since) {
            return new Part(column, new InList(values.toList()), flags, since);
        }

        String sql() {
            return SELECT.formatted(column, values.marks(), flags, PastClick.MOST * values.size());
        }

        int bind(PreparedStatement select, int last) throws SQLException {
            int i = values.bind(select, last) + 1;
            select.setTimestamp(i, Timestamp.from(since));
            return i;
        }
    }

    /**
     * Reads what clicks are to be compared with; see {@link PastClick}.
     *
     * @param asksForVisitor whether a click's visitor matters beyond its ballot
     */
    static RecentClicks read(Connection connection, List<Click> clicks, Predicate<Click> asksForVisitor)
            throws SQLException {
        Set<Long> watched =
                clicks.stream().filter(asksForVisitor).map(Click::visitor).collect(Collectors.toSet());
        RecentClicks recent = new RecentClicks(watched);
        Optional<Instant> first = clicks.stream().map(Click::at).min(Instant::compareTo);
        if (first.isPresent()) {
            recent.read(connection, parts(clicks, first.get(), watched));
        }
        return recent;
    }

    private static List<Part> parts(List<Click> clicks, Instant first, Set<Long> watched) {
        Stream<byte[]> ballots = clicks.stream().map(Click::ballot).distinct().map(VoteRow::bytes);
        Stream<Long> visitors = clicks.stream().map(Click::visitor).distinct();
        List<Part> parts = new ArrayList<>();
        parts.add(Part.of("ballot", ballots, "", first.minus(PastClick.SAME_BALLOT)));
        parts.add(Part.of("visitor", visitors, "flagged = 1 AND", first.minus(PastClick.FLAGGED_VISITOR)));
        if (!watched.isEmpty()) {
            Instant since = first.minus(PastClick.SAME_VISITOR);
            parts.add(Part.of("visitor", watched.stream(), "flagged IN (0, 1) AND", since));
        }
        return parts;
    }

    private void read(Connection connection, List<Part> parts) throws SQLException {
        String sql = parts.stream().map(Part::sql).collect(Collectors.joining(" UNION ALL "));
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int i = 0;
            for (Part part : parts) {
                i = part.bind(select, i);
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
