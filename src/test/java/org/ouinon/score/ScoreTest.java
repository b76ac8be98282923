package org.ouinon.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreTest {

    private static final BigDecimal TENTH = new BigDecimal("0.1");
    private static final BigDecimal ALMOST_ALL = new BigDecimal("99.9");

    @ParameterizedTest
    @CsvSource({
        "995, 5, 99.5",
        "1999, 1, 99.9",
        "0, 3, 0.0",
        "3, 0, 100.0",
        "1, 99999, 0.1",
        "99999, 1, 99.9",
        "1, 1, 50.0",
        "1, 2, 33.3",
        "2, 1, 66.7",
        "1, 7, 12.5",
        "1, 1999, 0.1",
        "3, 1997, 0.2",
        "5, 9995, 0.1",
        "9994, 6, 99.9",
        "12, 1, 92.3",
        "4000000000000000, 1, 99.9",
        "1, 4000000000000000, 0.1"
    })
    void a_score_is_shown_with_one_decimal_half_up_and_honest_at_the_ends(long yes, long no, String shown) {
        Score score = new Score(yes, no);

        assertEquals(shown, score.shown());
        assertEquals(new BigDecimal(shown), score.percent());
    }

    @Test
    void a_score_of_nobody_is_empty() {
        assertTrue(new Score(0, 0).isEmpty());
        assertNull(new Score(0, 0).percent());
        assertNull(new Score(0, 0).shown());
    }

    @Test
    void every_score_of_up_to_300_answers_is_rounded_as_by_hand() {
        for (int answers = 1; answers <= 300; answers++) {
            for (int yes = 0; yes <= answers; yes++) {
                Score score = new Score(yes, answers - yes);
                assertEquals(byHand(yes, answers), score.percent(), yes + " of " + answers);
                assertEquals(score.percent().toString(), score.shown());
                assertEquals(yes == answers, score.shown().equals("100.0"));
                assertEquals(yes == 0, score.shown().equals("0.0"));
                assertFalse(score.isEmpty());
            }
        }
    }

    /** Of R. G. Newcombe (1998), table I, method 3; he tells shares with four digits. */
    @ParameterizedTest
    @CsvSource({
        "81, 263, 25.5, 36.6",
        "15, 148, 6.2, 16.0",
        "0, 20, 0.0, 16.1",
        "1, 29, 0.6, 17.2",
        "29, 29, 88.3, 100.0"
    })
    void the_interval_is_the_published_one(long yes, long answers, BigDecimal from, BigDecimal to) {
        assertEquals(new Score.Interval(from, to), new Score(yes, answers - yes).interval());
    }

    @Test
    void counts_are_added_each_to_its_own() {
        Count sum = new Count(1, 20, 300).plus(new Count(4, 50, 600));

        assertEquals(new Count(5, 70, 900), sum);
        assertEquals(new Score(5, 70), sum.score());
        assertTrue(sum.plus(new Count(-5, -70, -900)).isNothing());
        for (Count some : List.of(new Count(1, 0, 0), new Count(0, 1, 0), new Count(0, 0, 1))) {
            assertFalse(some.isNothing());
        }
        assertNull(Count.NONE.score().interval());
    }

    private static BigDecimal byHand(int yes, int answers) {
        BigDecimal rounded =
                BigDecimal.valueOf(yes).movePointRight(2).divide(BigDecimal.valueOf(answers), 1, RoundingMode.HALF_UP);
        if (yes > 0 && rounded.signum() == 0) {
            return TENTH;
        }
        return yes < answers && rounded.compareTo(ALMOST_ALL) > 0 ? ALMOST_ALL : rounded;
    }
}
