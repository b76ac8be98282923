package org.ouinon.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ouinon.account.Author;
import org.ouinon.account.Authors;
import org.ouinon.vote.Answer;
import org.ouinon.vote.Ballot;
import org.ouinon.vote.BallotBox;
import org.ouinon.vote.Word;
import org.ouinon.web.Days;

@QuarkusTest
class RecountTest {

    @Inject
    Recount recount;

    @Inject
    Customers customers;

    @Inject
    Authors authors;

    @Inject
    BallotBox box;

    @Inject
    Days days;

    @Inject
    AgroalDataSource database;

    private String team;
    private Author alice;

    @BeforeEach
    void start_whole() {
        recount.repair();
        team = customers.freshTeam();
        alice = authors.named("alice", team);
    }

    @Test
    void tallies_are_whole_after_every_kind_of_move() {
        Ballot changed = customers.ballot(team, days.now());
        Ballot withdrawn = customers.ballot(team, days.now());
        Ballot struck = customers.ballot(team, days.now());
        long before = recount.compare().counted();
        customers.answer(team, 7, 3);
        put(changed, Word.answer(Answer.YES, days.now()));
        put(changed, Word.answer(Answer.NO, days.now()));
        put(withdrawn, Word.answer(Answer.NO, days.now()));
        put(withdrawn, Word.withdraw(days.now()));
        put(struck, Word.answer(Answer.YES, days.now()));
        put(struck, Word.strike(days.now(), "admin", "a test"));

        Recount.Result result = recount.compare();

        assertEquals(List.of(), result.differences());
        assertEquals(before + 11, result.counted());
        assertEquals(new Count(7, 4, 0), tally());
    }

    @Test
    void a_broken_tally_is_found_and_mended() throws SQLException {
        customers.answer(team, 5, 2);
        LocalDate today = days.today();
        sql("UPDATE tally SET yes = yes + 40, no = no - 1, held = held + 3 WHERE team = ?", alice.team());

        List<Recount.Difference> found = recount.compare().differences();

        Count missing = new Count(-40, 1, -3);
        assertEquals(List.of(new Recount.Difference(today, alice.team(), alice.agent(), missing)), found);
        assertEquals(found, recount.repair().differences());
        assertTrue(recount.compare().isWhole());
        assertEquals(new Count(5, 2, 0), tally());
    }

    @Test
    void a_lost_tally_and_one_without_votes_are_found_and_mended() throws SQLException {
        customers.answer(team, 5, 2);
        sql("DELETE FROM tally WHERE team = ?", alice.team());
        sql(
                "INSERT INTO tally (day, team, agent, writer, yes, no, held) VALUES ('2020-02-29', ?, 1, 63, 9, 9, 9)",
                alice.team());

        assertEquals(
                List.of(
                        new Recount.Difference(LocalDate.of(2020, 2, 29), alice.team(), 1, new Count(-9, -9, -9)),
                        new Recount.Difference(days.today(), alice.team(), alice.agent(), new Count(5, 2, 0))),
                recount.repair().differences());
        assertTrue(recount.compare().isWhole());
        assertEquals(new Count(5, 2, 0), tally());
    }

    @Test
    void the_tallies_are_whole_at_any_moment_and_a_repair_loses_no_vote_that_comes_meanwhile() throws Exception {
        customers.answer(team, 1, 0);
        ExecutorService crowd = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> voters = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                voters.add(crowd.submit(() -> {
                    for (int round = 0; round < 50; round++) {
                        customers.answer(team, 3, 2);
                    }
                }));
            }
            int broken = 0;
            while (voters.stream().anyMatch(v -> !v.isDone())) {
                assertEquals(List.of(), recount.compare().differences());
                sql("UPDATE tally SET yes = yes + 1 WHERE team = ? LIMIT 1", alice.team());
                broken++;
                assertEquals(1, recount.repair().differences().size());
            }
            for (Future<?> voter : voters) {
                voter.get();
            }
            assertTrue(broken > 0);
        } finally {
            crowd.shutdownNow();
        }
        assertTrue(recount.compare().isWhole());
        assertEquals(new Count(601, 400, 0), tally());
    }

    private void put(Ballot ballot, Word word) {
        box.put(ballot, word).await().indefinitely();
    }

    private Count tally() {
        return QuarkusTransaction.requiringNew()
                .call(() -> Tally.in(new Window(LocalDate.of(2020, 1, 1), days.today())).stream()
                        .filter(tally -> tally.team() == alice.team())
                        .map(Tally.OfTeam::count)
                        .reduce(Count.NONE, Count::plus));
    }

    private void sql(String statement, int team) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            prepared.setInt(1, team);
            assertEquals(1, prepared.executeUpdate());
        }
    }
}
