package org.ouinon.comment;

import java.time.Instant;
import java.util.Set;

/**
 * How many comments there are of some time, counted without reading any, each number by a query of its own.
 *
 * @param received all, whatever they are
 * @param onTestLinks those that nobody is shown
 * @param ofOtherTeams those in earnest of other teams than the chosen ones
 * @param erased those in earnest of the chosen teams whose text is gone
 */
public record CommentCount(long received, long onTestLinks, long ofOtherTeams, long erased) {

    private static final String EARNEST = " and test = false";

    /**
     * Counts what was written from an instant on and before another.
     *
     * @param teams the numbers of the chosen ones; none for all
     */
    public static CommentCount between(Instant from, Instant to, Set<Integer> teams) {
        boolean all = teams.isEmpty();
        String erased = EARNEST + " and erasedAt is not null";
        return new CommentCount(
                count("", from, to),
                count(" and test = true", from, to),
                all ? 0 : count(EARNEST + " and team not in ?3", from, to, teams),
                all ? count(erased, from, to) : count(erased + " and team in ?3", from, to, teams));
    }

    private static long count(String which, Object... parameters) {
        return Comment.count("writtenAt >= ?1 and writtenAt < ?2" + which, parameters);
    }
}
