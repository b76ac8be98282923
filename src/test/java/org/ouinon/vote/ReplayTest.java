package org.ouinon.vote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The recorded and modelled cases through the pure core. */
class ReplayTest {
    private static final Instant START = Instant.parse("2026-11-22T09:00:00Z");

    private final List<ClickCase> cases = ClickCase.all();

    @Test
    void every_recorded_machine_is_out_and_no_recorded_person_is_lost() {
        List<ReplayedCase> replayed = cases.stream()
                .map(played -> ReplayedCase.play(played, START, millis -> millis))
                .toList();
        replayed.stream().filter(one -> one.lost() || one.leaked()).forEach(System.out::println);
        long lost = replayed.stream().filter(ReplayedCase::lost).count();
        long leaked = replayed.stream().filter(ReplayedCase::leaked).count();
        System.out.printf("%d cases: %d people lost, %d machines counted%n", cases.size(), lost, leaked);
        assertEquals(0, lost, "people lost");
        assertEquals(0, leaked, "machines counted");
    }

    @Test
    @Tag("slow")
    void the_second_of_the_minute_makes_no_difference() {
        for (int second = 0; second < 60; second++) {
            Instant start = START.plusSeconds(second);
            for (ClickCase played : cases) {
                ReplayedCase replayed = ReplayedCase.play(played, start, millis -> millis);
                assertTrue(!replayed.lost() && !replayed.leaked(), "second " + second + ": " + replayed);
            }
        }
    }

    @Test
    @Tag("slow")
    void other_hours_and_paces_are_told_apart_as_well() {
        int rounds = 100;
        long seed = Long.getLong("clickers.seed", 20_261_122);
        SplittableRandom random = new SplittableRandom(seed);
        TreeMap<String, Integer> wrong = new TreeMap<>();
        for (int round = 0; round < rounds; round++) {
            Instant start = START.plusMillis(random.nextInt(86_400_000));
            for (ClickCase played : cases) {
                ReplayedCase replayed =
                        ReplayedCase.play(played, start, millis -> (long) (millis * random.nextDouble(0.5, 2)));
                if (replayed.lost() || replayed.leaked()) {
                    wrong.merge(played.id(), 1, Integer::sum);
                }
            }
        }
        int sum = wrong.values().stream().mapToInt(Integer::intValue).sum();
        double percent = 100.0 * sum / (rounds * cases.size());
        System.out.printf("stretched, seed %d: %.2f %% wrong, by case %s%n", seed, percent, wrong);
        assertTrue(percent <= 0.5, percent + " % wrong");
    }
}
