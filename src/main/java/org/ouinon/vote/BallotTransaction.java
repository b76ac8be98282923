package org.ouinon.vote;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.ouinon.database.InList;
import org.ouinon.database.Rows;
import org.ouinon.hook.Outbox;
import org.ouinon.score.TallyMoves;
import org.ouinon.score.Writer;
import org.ouinon.web.Problem;
import org.ouinon.web.Trouble;

/**
 * Makes waiting moves in one transaction: votes, history, recent clicks and the tallies. Plain JDBC, because this is where
 * the service is fast or slow; under READ COMMITTED, so that ballots that are not there yet lock nothing.
 */
@ApplicationScoped
class BallotTransaction {

    static final int DUPLICATE_KEY = 1062;

    private final AgroalDataSource database;
    private final Scales scales;
    private final Writer writer;
    private final Outbox outbox;

    BallotTransaction(AgroalDataSource database, Scales scales, Writer writer, Outbox outbox) {
        this.database = database;
        this.scales = scales;
        this.writer = writer;
        this.outbox = outbox;
    }

    /**
     * Makes all moves, or none.
     *
     * @throws SQLException after a roll-back; {@link #DUPLICATE_KEY} if another process put one of the ballots in first
     */
    Outcome write(List<Slip> slips) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Outcome outcome = new Round(connection).write(slips);
                connection.commit();
                return outcome;
            } catch (SQLException | RuntimeException e) {
                rollBack(connection, e);
                throw e;
            }
        }
    }

    /** A dead connection cannot even roll back, and what killed it is the news. */
    private static void rollBack(Connection connection, Exception news) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            news.addSuppressed(e);
        }
    }

    /** One transaction's work. */
    private final class Round {

        private final Connection connection;
        private final Map<UUID, VoteRow> rows = new TreeMap<>();
        private final History history = new History();
        private final VoteNews news = new VoteNews();
        private final Outcome outcome = new Outcome();

        Round(Connection connection) {
            this.connection = connection;
        }

        Outcome write(List<Slip> slips) throws SQLException {
            Set<UUID> ids = new TreeSet<>();
            slips.forEach(slip -> ids.add(slip.ballot().id()));
            read(ids);
            List<Click> clicks =
                    slips.stream().map(Slip::click).filter(Objects::nonNull).toList();
            RecentClicks recent = RecentClicks.read(connection, clicks, scales::asksForVisitor);
            for (Slip slip : slips) {
                move(slip, recent);
            }
            recent.write(connection);
            history.write(connection);
            outbox.add(connection, news.all());
            count(store(rows.values()), slips.get(slips.size() - 1));
            return outcome;
        }

        /** Reads and locks rows in the order of their ids, so that two transactions meet in one order. */
        private void read(Set<UUID> ids) throws SQLException {
            InList list = new InList(ids.stream().map(VoteRow::bytes).toList());
            try (PreparedStatement select = connection.prepareStatement(VoteRow.SELECT.formatted(list.marks()))) {
                list.bind(select, 0);
                try (ResultSet found = select.executeQuery()) {
                    while (found.next()) {
                        VoteRow row = VoteRow.of(found);
                        rows.put(row.id(), row);
                    }
                }
            }
        }

        private void move(Slip slip, RecentClicks recent) throws SQLException {
            VoteRow row = rows.computeIfAbsent(slip.ballot().id(), id -> VoteRow.blank(slip.ballot()));
            if (row.isClosed()) {
                outcome.refused(slip, new Problem(Trouble.CLOSED_BALLOT));
                return;
            }
            Move move;
            try {
                move = slip.click() == null ? say(slip, row) : weigh(slip, row, recent);
            } catch (RuntimeException e) {
                outcome.refused(slip, e); // One bad ballot fails alone.
                return;
            }
            stand(row, move, slip);
            outcome.moved(slip, move);
        }

        private Move say(Slip slip, VoteRow row) {
            return new Move(row.standing(), slip.word().apply(row.standing()), null);
        }

        private Move weigh(Slip slip, VoteRow row, RecentClicks recent) throws SQLException {
            Evidence evidence = scales.weigh(slip.click(), recent.before(slip.click()));
            recent.add(evidence.trace());
            doubt(evidence, slip);
            return row.standing().after(evidence);
        }

        /** One visitor's many mails: this click makes its earlier votes doubtful, too. */
        private void doubt(Evidence evidence, Slip slip) throws SQLException {
            Set<UUID> unread = new TreeSet<>(evidence.crowd());
            unread.removeAll(rows.keySet());
            if (!unread.isEmpty()) {
                read(unread);
            }
            for (UUID other : evidence.crowd()) {
                VoteRow row = rows.get(other);
                if (row != null && !row.isClosed()) {
                    stand(row, new Move(row.standing(), row.standing().doubtedBy(evidence), null), slip);
                }
            }
        }

        private void stand(VoteRow row, Move move, Slip slip) {
            row.stand(move.after(), slip.day());
            history.add(row.id(), move, slip);
            news.add(row, move, slip);
        }

        private TallyMoves store(Collection<VoteRow> all) throws SQLException {
            TallyMoves tallies = new TallyMoves();
            List<VoteRow> changed = all.stream().filter(VoteRow::isChanged).toList();
            changed.forEach(row -> row.count(tallies));
            Rows added = new Rows(VoteRow.COLUMNS, "");
            changed.stream().filter(VoteRow::isNew).forEach(row -> added.add(row.whole()));
            added.insert(connection);
            List<Object[]> moved = changed.stream()
                    .filter(row -> !row.isNew())
                    .map(VoteRow::moved)
                    .toList();
            Rows.write(connection, VoteRow.UPDATE, moved);
            return tallies;
        }

        private void count(TallyMoves tallies, Slip last) throws SQLException {
            tallies.write(connection, writer.number(), last.at());
            outcome.touched(tallies.days(), last.at());
        }
    }
}
