package org.ouinon.comment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ouinon.score.Customers;
import org.ouinon.score.Recount;
import org.ouinon.score.Score;
import org.ouinon.score.Tally;
import org.ouinon.score.Window;
import org.ouinon.vote.Answer;
import org.ouinon.vote.Ballot;
import org.ouinon.vote.BallotBox;
import org.ouinon.vote.Vote;
import org.ouinon.vote.VoteMove;
import org.ouinon.vote.Word;
import org.ouinon.web.TestClock;

/** Each test lives in years of its own, long ago and later than those before it, since what is forgotten stays so. */
@QuarkusTest
class RetentionTest {

    private static final AtomicInteger YEAR = new AtomicInteger(2000);

    @Inject
    Retention retention;

    @Inject
    Customers customers;

    @Inject
    BallotBox box;

    @Inject
    Recount recount;

    @Inject
    TestClock clock;

    @Inject
    AgroalDataSource database;

    private int year;
    private Instant written;

    /** Written at noon of the last day of January: thirteen months later there is a shorter February. */
    @BeforeEach
    void go_back() {
        recount.repair();
        year = YEAR.addAndGet(3);
        written = Instant.parse(year + "-01-31T12:00:00Z");
        clock.stopAt(written);
    }

    @AfterEach
    void let_the_clock_run() {
        clock.run();
    }

    @Test
    void a_comment_and_its_ticket_are_kept_for_thirteen_months_to_the_millisecond() {
        Ballot ballot = answered("Written long ago");
        forgetAt(year + 1 + "-02-27T23:59:59.999Z");
        assertEquals("Written long ago", comment(ballot).text);
        forgetAt(year + 1 + "-03-01T00:00:00Z");
        assertEquals(null, comment(ballot));
    }

    @Test
    void thirteen_months_end_at_the_same_time_of_day() {
        written = Instant.parse(year + "-01-15T12:00:00.500Z");
        Ballot ballot = answered("Written in the middle of a month");
        forgetAt(year + 1 + "-02-15T12:00:00.499Z");
        assertEquals("Written in the middle of a month", comment(ballot).text);
        assertEquals(ballot.reference(), vote(ballot).ticket);
        assertEquals("of " + ballot.reference(), note(ballot));
        forgetAt(year + 1 + "-02-15T12:00:00.500Z");
        assertEquals(null, comment(ballot));
        assertEquals("", vote(ballot).ticket);
        assertEquals(null, note(ballot));
    }

    @Test
    void the_answer_still_counts_and_can_still_change() {
        Ballot ballot = answered("Forgotten");
        forgetAt(year + 1 + "-03-15T00:00:00Z");
        Vote vote = vote(ballot);
        Window day = new Window(vote.countedOn, vote.countedOn);
        Score score = QuarkusTransaction.requiringNew().call(() -> Tally.score(vote.agent, vote.team, day));
        assertEquals(new Score(0, 1), score);
        assertTrue(recount.compare().isWhole());
        box.put(ballot, Word.answer(Answer.YES, clock.instant())).await().indefinitely();
        assertEquals(Answer.YES, vote(ballot).answer);
        assertEquals("", vote(ballot).ticket);
    }

    @Test
    void an_answer_that_changed_since_keeps_its_ticket_and_an_erased_comment_goes_as_well() {
        Ballot ballot = answered("To be erased");
        Instant later = written.plusSeconds(86_400);
        box.put(ballot, Word.answer(Answer.YES, later), later).await().indefinitely();
        QuarkusTransaction.requiringNew()
                .run(() -> Comment.erase(List.of(ballot.id()), Comment.Eraser.CUSTOMER, later));
        forgetAt(year + 1 + "-03-01T00:00:00Z");
        assertEquals(null, comment(ballot));
        assertEquals(ballot.reference(), vote(ballot).ticket);
    }

    @Test
    void thousands_go_in_short_steps_by_several_processes_at_once() throws Exception {
        insert("INSERT INTO comment (ballot, agent, team, ticket, language, text, written_at)"
                + " SELECT UNHEX(MD5(CONCAT(?, seq))), 1, 1, seq, 'en', 'One of many', ? FROM seq_1_to_2500");
        insert(
                "INSERT INTO vote (ballot, agent, team, ticket, language, test, minted_at, answer, state, taken_on, changed_at)"
                        + " SELECT UNHEX(MD5(CONCAT(?, seq))), 1, 1, seq, 'en', TRUE, '2000-01-01', 'YES', 'WITHDRAWN', '2000-01-01',"
                        + " ? + INTERVAL seq SECOND FROM seq_1_to_2500");
        int before = count("SELECT COUNT(*) FROM vote WHERE YEAR(changed_at) = ? AND ticket = ''");
        assertEquals(2500, count("SELECT COUNT(*) FROM comment WHERE YEAR(written_at) = ?"));
        clock.stopAt(year + 1 + "-03-15T00:00:00Z");
        CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(retention::forget))
                        .limit(3)
                        .toArray(CompletableFuture[]::new))
                .join();
        assertEquals(0, count("SELECT COUNT(*) FROM comment WHERE YEAR(written_at) = ?"));
        assertEquals(0, count("SELECT COUNT(*) FROM vote WHERE YEAR(changed_at) = ? AND ticket <> ''"));
        assertEquals(before + 2500, count("SELECT COUNT(*) FROM vote WHERE YEAR(changed_at) = ? AND ticket = ''"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"P0D", "P-1M", "P1M-40D"})
    void a_time_that_is_none_is_refused_with_a_sentence(String period) {
        String sentence = assertThrows(IllegalArgumentException.class, () -> Retention.checked(Period.parse(period)))
                .getMessage();
        assertTrue(sentence.startsWith("OUINON_COMMENTS_KEEP_FOR is " + period), sentence);
    }

    /** A comment beside an answer that an operator struck and counted again. */
    private Ballot answered(String text) {
        Ballot ballot = customers.ballot(customers.freshTeam(), written);
        box.put(ballot, Word.answer(Answer.NO, written), written).await().indefinitely();
        String note = "of " + ballot.reference();
        box.put(ballot, Word.strike(written, "olga", note), written).await().indefinitely();
        box.put(ballot, Word.count(written, "olga", note), written).await().indefinitely();
        QuarkusTransaction.requiringNew().run(() -> Comment.write(ballot, text, written));
        return ballot;
    }

    private void forgetAt(String instant) {
        clock.stopAt(instant);
        retention.forget();
    }

    private static Comment comment(Ballot ballot) {
        return QuarkusTransaction.requiringNew().call(() -> Comment.findById(ballot.id()));
    }

    private static Vote vote(Ballot ballot) {
        return QuarkusTransaction.requiringNew().call(() -> Vote.of(ballot).orElseThrow());
    }

    private static String note(Ballot ballot) {
        return QuarkusTransaction.requiringNew()
                .call(() -> VoteMove.of(ballot.id()).get(1).note);
    }

    private void insert(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, UUID.randomUUID().toString());
            insert.setTimestamp(2, Timestamp.from(written));
            insert.executeUpdate();
        }
    }

    private int count(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setInt(1, year);
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}
