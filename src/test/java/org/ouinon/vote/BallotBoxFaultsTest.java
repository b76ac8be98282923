package org.ouinon.vote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ouinon.bars.Teams;
import org.ouinon.hook.Outbox;
import org.ouinon.link.Mails;
import org.ouinon.score.Recount;
import org.ouinon.score.TalliesChanged;
import org.ouinon.score.Writers;
import org.ouinon.web.Days;

/**
 * Each step that a transaction of the ballot box takes fails in turn, while people vote at once, on new ballots and on ones
 * that have a vote: whoever is told that their vote is stored finds it so, once, and the tallies are whole.
 */
@QuarkusTest
class BallotBoxFaultsTest {

    private static final int WRITER = 60;
    private static final int VOTERS = 12;
    private static final int MOST_STEPS = 200;

    /** Each vote is somebody else's, so that nobody looks like a machine that sweeps. */
    private final AtomicLong people = new AtomicLong(System.nanoTime());

    /** That of the service, whose database does not fail. */
    @Inject
    BallotBox sound;

    @Inject
    Ballots ballots;

    @Inject
    Mails mails;

    @Inject
    Teams teams;

    @Inject
    Recount recount;

    @Inject
    Days days;

    @Inject
    Scales scales;

    @Inject
    VoteSettings settings;

    @Inject
    Outbox outbox;

    @Inject
    AgroalDataSource database;

    @Inject
    Event<TalliesChanged> changes;

    @ParameterizedTest
    @EnumSource(FaultyDatabase.Fault.class)
    void whichever_step_fails_no_acknowledged_vote_is_lost_or_doubled(FaultyDatabase.Fault fault) throws Exception {
        String team = teams.published();
        int step = 0;
        boolean failed = true;
        while (failed) {
            step++;
            assertTrue(step < MOST_STEPS, "it comes to an end");
            failed = voteWhile(fault, step, team);
        }
        assertTrue(step > 6, "a round has more steps than " + step);
        System.out.printf("%s at each of %d steps in turn%n", fault, step - 1);
    }

    /** @return whether the step was reached */
    private boolean voteWhile(FaultyDatabase.Fault fault, int step, String team) throws Exception {
        Map<Ballot, Answer> wanted = new LinkedHashMap<>();
        for (int i = 0; i < VOTERS; i++) {
            Ballot ballot = ballots.ofTicket(mails.open(mails.forTeam(team)).link());
            if (i % 3 == 0) {
                vote(sound, ballot, Answer.NO).get(10, TimeUnit.SECONDS);
            }
            wanted.put(ballot, i % 4 == 0 ? Answer.NO : Answer.YES);
        }
        FaultyDatabase faulty = new FaultyDatabase(database, fault, step);
        BallotBox box = box(faulty.source());
        Map<Ballot, CompletableFuture<Move>> told = new LinkedHashMap<>();
        try {
            wanted.forEach((ballot, answer) -> told.put(ballot, vote(box, ballot, answer)));
            told.values().removeIf(BallotBoxFaultsTest::isRefused);
        } finally {
            box.close();
        }
        String where = fault + " at step " + step;
        // A vote that is alone in its transaction can be refused, and no other with it.
        assertTrue(VOTERS - told.size() <= (fault == FaultyDatabase.Fault.REFUSED ? 1 : 0), where);
        told.keySet().forEach(ballot -> assertEquals("COUNTED " + wanted.get(ballot), standing(ballot), where));
        assertWhole(team, where);
        return faulty.hasFailed();
    }

    private static boolean isRefused(CompletableFuture<Move> told) {
        try {
            told.get(10, TimeUnit.SECONDS);
            return false;
        } catch (ExecutionException e) {
            return true;
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("Nobody was told", e);
        }
    }

    private static String standing(Ballot ballot) {
        Vote vote = QuarkusTransaction.requiringNew().call(() -> Vote.of(ballot).orElseThrow());
        return vote.state + " " + vote.answer;
    }

    private BallotBox box(AgroalDataSource source) {
        BallotTransaction transaction = new BallotTransaction(source, scales, Writers.number(WRITER), outbox);
        return new BallotBox(transaction, settings, days, new Announcer(changes), new SimpleMeterRegistry());
    }

    private CompletableFuture<Move> vote(BallotBox box, Ballot ballot, Answer answer) {
        On on = answer == Answer.YES ? On.YES : On.NO;
        Click click = Visitor.CAROL.posts(on, Visitor.PRESSED, days.now());
        return box.put(
                        ballot,
                        new Click(
                                ballot.id(),
                                on,
                                people.incrementAndGet(),
                                click.at(),
                                click.method(),
                                Visitor.PRESSED,
                                click.browser(),
                                click.address(),
                                ballot.link().mintedAt()))
                .subscribeAsCompletionStage();
    }

    private void assertWhole(String team, String where) {
        int number = teams.number(team);
        assertEquals(
                List.of(),
                recount.compare().differences().stream()
                        .filter(difference -> difference.team() == number)
                        .toList(),
                where);
    }
}
