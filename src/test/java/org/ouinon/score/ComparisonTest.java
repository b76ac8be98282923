package org.ouinon.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ouinon.score.Comparison.Verdict;

class ComparisonTest {

    @ParameterizedTest
    @CsvSource({
        "95, 5, 85, 15, WORSE, -10.0",
        "85, 15, 95, 5, BETTER, 10.0",
        "95, 5, 93, 7, WITHIN_CHANCE, -2.0",
        "9500, 500, 9300, 700, WORSE, -2.0",
        "20, 0, 20, 0, WITHIN_CHANCE, 0.0",
        "100, 0, 90, 10, WORSE, -10.0",
        "0, 100, 10, 90, BETTER, 10.0",
        "12, 0, 1000, 1000, TOO_FEW, -50.0",
        "1000, 1000, 0, 19, TOO_FEW, -50.0"
    })
    void a_change_is_more_than_chance_or_not(
            long yes, long no, long laterYes, long laterNo, Verdict verdict, String points) {
        Comparison comparison = new Comparison(new Score(yes, no), new Score(laterYes, laterNo));

        assertEquals(verdict, comparison.verdict());
        assertEquals(new BigDecimal(points), comparison.points());
    }

    @Test
    void with_nobody_there_is_nothing_to_compare() {
        Comparison comparison = new Comparison(new Score(0, 0), new Score(50, 50));

        assertEquals(Verdict.NOTHING_TO_COMPARE, comparison.verdict());
        assertNull(comparison.points());
    }

    /** Example (a) of Newcombe's paper: 56/70 and 48/80 differ by 0.0524 to 0.3339. */
    @Test
    void the_interval_is_the_published_one() {
        assertEquals(Verdict.BETTER, new Comparison(new Score(48, 32), new Score(56, 14)).verdict());
        assertEquals(Verdict.WITHIN_CHANCE, new Comparison(new Score(48, 32), new Score(50, 20)).verdict());
    }

    @Test
    void chance_is_taken_for_a_change_once_in_twenty() {
        SplittableRandom random = new SplittableRandom(20261122);
        int wrong = 0;
        int rounds = 4000;
        for (int i = 0; i < rounds; i++) {
            Verdict verdict = new Comparison(sample(random), sample(random)).verdict();
            wrong += verdict == Verdict.BETTER || verdict == Verdict.WORSE ? 1 : 0;
        }
        assertTrue(wrong > rounds * 0.02 && wrong < rounds * 0.06, wrong + " of " + rounds);
    }

    private static Score sample(SplittableRandom random) {
        int yes = 0;
        for (int i = 0; i < 150; i++) {
            yes += random.nextDouble() < 0.93 ? 1 : 0;
        }
        return new Score(yes, 150 - yes);
    }
}
