package org.ouinon.vote;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.ouinon.link.Link;
import org.ouinon.score.Count;
import org.ouinon.score.TallyMoves;

/** A ballot's row while moves are made on it. It keeps the days; the {@link Standing} has the rules. */
final class VoteRow {

    static final String SELECT = "SELECT ballot, agent, team, test, answer, state, proof, reasons, visitor, taken_on,"
            + " counted_on, changed_at, closed_at IS NOT NULL AS closed FROM vote WHERE ballot IN (%s) FOR UPDATE";
    static final String COLUMNS =
            "vote (answer, state, proof, reasons, visitor, taken_on, counted_on, changed_at, ballot,"
                    + " agent, team, ticket, asserted, language, test, minted_at)";
    static final String UPDATE =
            "UPDATE vote SET answer = ?, state = ?, proof = ?, reasons = ?, visitor = ?, taken_on = ?,"
                    + " counted_on = ?, changed_at = ? WHERE ballot = ?";

    /** A standing and the days it belongs to. */
    private record Dated(Standing standing, LocalDate takenOn, LocalDate countedOn) {

        static final Dated NONE = new Dated(Standing.NONE, null, null);

        Dated to(Standing next, LocalDate day) {
            LocalDate taken = takenOn == null ? day : takenOn;
            boolean nowCounted = next.isCounted() && !standing.isCounted();
            return new Dated(next, taken, nowCounted ? day : countedOn);
        }
    }

    private final UUID id;
    private final int agent;
    private final int team;
    private final boolean test;
    private final boolean closed;
    private final Ballot ballot;
    private final Dated before;
    private Dated now;

    private VoteRow(UUID id, int agent, int team, boolean test, boolean closed, Ballot ballot, Dated before) {
        this.id = id;
        this.agent = agent;
        this.team = team;
        this.test = test;
        this.closed = closed;
        this.ballot = ballot;
        this.before = before;
        this.now = before;
    }

    /** The row of a ballot that is not in the table yet. */
    static VoteRow blank(Ballot ballot) {
        Link link = ballot.link();
        return new VoteRow(
                ballot.id(), link.author().agent(), link.author().team(), link.test(), false, ballot, Dated.NONE);
    }

    /** The row that a {@link #SELECT} found. */
    static VoteRow of(ResultSet row) throws SQLException {
        Standing standing = new Standing(
                Standing.State.valueOf(row.getString("state")),
                answer(row.getString("answer")),
                Rank.valueOf(row.getString("proof")),
                Reason.read(row.getString("reasons")),
                row.getLong("visitor"),
                row.getTimestamp("changed_at").toInstant());
        Dated dated = new Dated(
                standing, row.getObject("taken_on", LocalDate.class), row.getObject("counted_on", LocalDate.class));
        UUID id = id(row.getBytes("ballot"));
        return new VoteRow(
                id,
                row.getInt("agent"),
                row.getInt("team"),
                row.getBoolean("test"),
                row.getBoolean("closed"),
                null,
                dated);
    }

    /** There is none where a ballot was closed before anybody answered. */
    private static Answer answer(String name) {
        return name == null ? null : Answer.valueOf(name);
    }

    UUID id() {
        return id;
    }

    boolean isTest() {
        return test;
    }

    Standing standing() {
        return now.standing();
    }

    /** Whether it stands as it is for good. */
    boolean isClosed() {
        return closed;
    }

    /** Lets another standing stand from a local day on. */
    void stand(Standing next, LocalDate day) {
        if (!next.equals(now.standing())) {
            now = now.to(next, day);
        }
    }

    boolean isNew() {
        return before == Dated.NONE;
    }

    boolean isChanged() {
        return now != before;
    }

    /** Takes the old standing out of the tally and puts the new one in; a test link's votes never count. */
    void count(TallyMoves tallies) {
        if (!test) {
            count(tallies, before, -1);
            count(tallies, now, 1);
        }
    }

    private void count(TallyMoves tallies, Dated dated, int weight) {
        Standing standing = dated.standing();
        if (standing.isCounted()) {
            boolean yes = standing.answer() == Answer.YES;
            tallies.add(dated.countedOn(), team, agent, yes ? new Count(weight, 0, 0) : new Count(0, weight, 0));
        } else if (standing.state() == Standing.State.HELD) {
            tallies.add(dated.takenOn(), team, agent, new Count(0, 0, weight));
        }
    }

    /** The values of {@link #UPDATE}. */
    Object[] moved() {
        Standing standing = now.standing();
        return new Object[] {
            standing.answer().name(),
            standing.state().name(),
            standing.rank().name(),
            Reason.write(standing.reasons()),
            standing.visitor(),
            now.takenOn(),
            now.countedOn(),
            Timestamp.from(standing.at()),
            bytes(id)
        };
    }

    /** The values of all {@link #COLUMNS}. */
    Object[] whole() {
        return Stream.of(moved(), fixed()).flatMap(Arrays::stream).toArray();
    }

    private Object[] fixed() {
        Link link = ballot.link();
        return new Object[] {
            agent,
            team,
            ballot.reference(),
            ballot.isAsserted(),
            link.language().tag(),
            test,
            Timestamp.from(link.mintedAt())
        };
    }

    static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    static UUID id(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        return new UUID(in.getLong(), in.getLong());
    }
}
