package org.ouinon.vote;

import static java.util.stream.Collectors.joining;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ouinon.vote.Customer.CAROL;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ouinon.bars.Teams;
import org.ouinon.hook.Outbox;
import org.ouinon.link.Mails;
import org.ouinon.score.Recount;
import org.ouinon.score.TalliesChanged;
import org.ouinon.score.Writers;
import org.ouinon.web.Days;

/** Many at once: whatever happens, a ballot has one vote, and the tallies equal a recount. */
@QuarkusTest
class BallotBoxTest {

    private static final int THREADS = 16;
    private static final int MOVES = 2000;
    private static final int BALLOTS = 6;

    @Inject
    BallotBox box;

    @Inject
    Outbox outbox;

    @Inject
    Ballots ballots;

    @Inject
    Mails mails;

    @Inject
    Votes votes;

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
    AgroalDataSource database;

    @Inject
    Event<TalliesChanged> changes;

    @TestHTTPResource("/")
    URI service;

    @Test
    void a_double_click_counts_once() throws Exception {
        for (int i = 0; i < 5; i++) {
            String team = teams.published();
            String mail = mails.forTeam(team);
            assertEquals(List.of(303, 303), statuses(Stream.of("yes", "yes").map(answer -> press(mail, answer))));
            assertEquals("1 yes, 0 no", teams.week(team));
            assertWhole(team);
        }
    }

    @Test
    void a_hundred_identical_presses_at_once_count_once() throws Exception {
        String team = teams.published();
        String mail = mails.forTeam(team);
        List<Integer> statuses =
                statuses(Stream.generate(() -> press(mail, "no")).limit(100));
        assertTrue(statuses.stream().allMatch(status -> status == 303), statuses.toString());
        assertEquals("COUNTED NO", votes.standing(mail));
        assertEquals("0 yes, 1 no", teams.week(team));
        assertWhole(team);
    }

    @Test
    void opposite_answers_that_race_leave_one_vote() throws Exception {
        for (int i = 0; i < 5; i++) {
            String team = teams.published();
            String mail = mails.forTeam(team);
            statuses(Stream.iterate("yes", answer -> answer.equals("yes") ? "no" : "yes")
                    .limit(20)
                    .map(answer -> press(mail, answer)));
            assertEquals(1, ofTeam(team).size());
            CAROL.presses(mail, "yes");
            CAROL.presses(mail, "yes");
            assertEquals("1 yes, 0 no", teams.week(team));
            assertWhole(team);
        }
    }

    @Test
    void votes_on_many_ballots_at_once_are_all_counted() throws Exception {
        String team = teams.published();
        List<Integer> statuses = statuses(
                Stream.generate(() -> press(mails.forTeam(team), "yes")).limit(300));
        assertTrue(statuses.stream().allMatch(status -> status == 303), statuses.toString());
        assertEquals("300 yes, 0 no", teams.week(team));
        assertWhole(team);
    }

    @Test
    void two_thousand_random_moves_leave_whole_tallies() throws Exception {
        String team = teams.published();
        moveAtRandom(team, List.of(box));
        assertWhole(team);
    }

    @Test
    void two_processes_over_one_database_leave_whole_tallies() throws Exception {
        String team = teams.published();
        BallotBox other = otherProcess(61);
        BallotBox third = otherProcess(62);
        try {
            moveAtRandom(team, List.of(box, other, third));
            assertWhole(team);
        } finally {
            other.close();
            third.close();
        }
    }

    @Test
    void two_processes_that_put_the_same_new_ballot_in_count_it_once() throws Exception {
        BallotBox other = otherProcess(61);
        try {
            for (int i = 0; i < 50; i++) {
                Ballot ballot =
                        ballots.ofTicket(mails.open(mails.forTeam("race")).link());
                var here = box.put(ballot, press(ballot, On.YES)).subscribeAsCompletionStage();
                var there = other.put(ballot, press(ballot, On.YES)).subscribeAsCompletionStage();
                CompletableFuture.allOf(here, there).get();
            }
            assertWhole("race");
        } finally {
            other.close();
        }
    }

    @Test
    void a_vote_of_another_process_is_in_the_index_within_a_second() throws Exception {
        String team = teams.published();
        Ballot ballot = ballots.ofTicket(mails.open(mails.forTeam(team)).link());
        Instant at = days.now();
        Slip slip = Slip.of(ballot, Word.answer(Answer.YES, at), at, days.of(at), Long.MAX_VALUE / 2);

        // Nobody in this process is told of it: the database alone knows.
        new BallotTransaction(database, scales, Writers.number(63), outbox).write(List.of(slip));

        await().atMost(Duration.ofSeconds(1)).until(() -> teams.week(team).equals("1 yes, 0 no"));
    }

    /** As another process would have it, with its own row in each tally. */
    private BallotBox otherProcess(int writer) {
        BallotTransaction transaction = new BallotTransaction(database, scales, Writers.number(writer), outbox);
        return new BallotBox(transaction, settings, days, new Announcer(changes), new SimpleMeterRegistry());
    }

    private void moveAtRandom(String team, List<BallotBox> boxes) throws Exception {
        List<Ballot> few = Stream.generate(
                        () -> ballots.ofTicket(mails.open(mails.forTeam(team)).link()))
                .limit(BALLOTS)
                .toList();
        SplittableRandom seeds = new SplittableRandom(20_261_122);
        inThreads(Stream.generate(() -> {
                    SplittableRandom random = seeds.split();
                    return (Callable<Void>) () -> {
                        for (int i = 0; i < MOVES / THREADS; i++) {
                            BallotBox one = boxes.get(random.nextInt(boxes.size()));
                            move(one, few.get(random.nextInt(BALLOTS)), random.nextInt(10));
                        }
                        return null;
                    };
                })
                .limit(THREADS)
                .toList());
    }

    private void move(BallotBox one, Ballot ballot, int which) {
        Supplier<Move> move =
                switch (which) {
                    case 0, 1 ->
                        () -> one.put(ballot, Word.withdraw(days.now())).await().indefinitely();
                    case 2 -> () -> one.put(ballot, ran(ballot, On.YES)).await().indefinitely();
                    case 3 -> () -> one.put(ballot, ran(ballot, On.NO)).await().indefinitely();
                    case 4, 5 ->
                        () -> one.put(ballot, press(ballot, On.NO)).await().indefinitely();
                    default ->
                        () -> one.put(ballot, press(ballot, On.YES)).await().indefinitely();
                };
        move.get();
    }

    private Click press(Ballot ballot, On on) {
        return click(ballot, on, Visitor.PRESSED);
    }

    private Click ran(Ballot ballot, On on) {
        return click(ballot, on, Visitor.RAN);
    }

    private Click click(Ballot ballot, On on, Said said) {
        Click click = Visitor.CAROL.posts(on, said, days.now());
        return new Click(
                ballot.id(),
                on,
                click.visitor(),
                click.at(),
                click.method(),
                said,
                click.browser(),
                click.address(),
                ballot.link().mintedAt());
    }

    private HttpRequest press(String mail, String answer) {
        return HttpRequest.newBuilder(service.resolve("/f/" + mail + "/" + answer))
                .header("User-Agent", CAROL.userAgent())
                .header("Accept-Language", "en")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("press=1"))
                .build();
    }

    /** Sends all requests at once and gives their statuses. */
    private static List<Integer> statuses(Stream<HttpRequest> requests) throws Exception {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        List<CompletableFuture<HttpResponse<Void>>> sent = requests.toList().stream()
                .map(request -> client.sendAsync(request, HttpResponse.BodyHandlers.discarding()))
                .toList();
        List<Integer> statuses = new ArrayList<>();
        for (CompletableFuture<HttpResponse<Void>> answer : sent) {
            statuses.add(answer.get().statusCode());
        }
        return statuses;
    }

    private static void inThreads(List<Callable<Void>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    private List<Vote> ofTeam(String team) {
        int number = teams.number(team);
        return QuarkusTransaction.requiringNew().call(() -> Vote.list("team", number));
    }

    private void assertWhole(String team) {
        int number = teams.number(team);
        String wrong = recount.compare().differences().stream()
                .filter(difference -> difference.team() == number)
                .map(Recount.Difference::toString)
                .collect(joining("\n"));
        assertEquals("", wrong);
    }
}
