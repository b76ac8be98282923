package org.ouinon.vote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ouinon.link.Mails;
import org.ouinon.web.TestClock;

/** The recorded and modelled cases over HTTP; {@code -Dclickers.file=} names another file of cases. */
@QuarkusTest
@TestProfile(BehindProxy.class)
class HttpReplayTest {

    /** What one case did is forgotten when the next begins. */
    private static final Duration BETWEEN = Duration.ofMinutes(20);

    private static final int ROUNDS = Integer.getInteger("clickers.rounds", 1);

    @Inject
    Mails mails;

    @Inject
    Votes votes;

    @Inject
    TestClock clock;

    private final List<ClickCase> cases = ClickCase.all();

    @AfterEach
    void let_the_clock_run() {
        clock.run();
    }

    @Test
    void every_recorded_machine_is_out_and_no_recorded_person_is_lost() {
        List<HttpCase> wrong = replay(Instant.parse("2026-11-22T09:00:00Z"), millis -> millis);
        wrong.forEach(System.out::println);
        long lost = wrong.stream().filter(HttpCase::lost).count();
        long leaked = wrong.stream().filter(HttpCase::leaked).count();
        System.out.printf("%d cases over HTTP: %d people lost, %d machines counted%n", cases.size(), lost, leaked);
        assertEquals(0, lost, "people lost");
        assertEquals(0, leaked, "machines counted");
    }

    @Test
    void other_paces_are_told_apart_as_well() {
        long seed = Long.getLong("clickers.seed", 20_261_122);
        SplittableRandom random = new SplittableRandom(seed);
        TreeMap<String, Integer> wrong = new TreeMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            Instant start = Instant.parse("2026-12-01T00:00:00Z").plus(Duration.ofDays(10L * round));
            replay(start.plusMillis(random.nextInt(86_400_000)), millis -> (long) (millis * random.nextDouble(0.5, 2)))
                    .forEach(one -> wrong.merge(one.id(), 1, Integer::sum));
        }
        int sum = wrong.values().stream().mapToInt(Integer::intValue).sum();
        double percent = 100.0 * sum / (ROUNDS * cases.size());
        System.out.printf("stretched over HTTP, seed %d: %.2f %% wrong, by case %s%n", seed, percent, wrong);
        assertTrue(percent <= 0.5, percent + " % wrong");
    }

    private List<HttpCase> replay(Instant start, LongUnaryOperator stretch) {
        Instant next = start;
        List<HttpCase> wrong = new ArrayList<>();
        for (ClickCase one : cases) {
            HttpCase played = new HttpCase(one, mails, votes, clock, stretch);
            next = played.play(next).plus(BETWEEN);
            if (played.lost() || played.leaked()) {
                wrong.add(played);
            }
        }
        return wrong;
    }
}
