package org.ouinon.vote;

import io.quarkus.qute.TemplateData;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ouinon.account.Team;
import org.ouinon.score.Score;
import org.ouinon.score.Window;
import org.ouinon.web.Days;

/**
 * How many of a team's mails were answered. It is a rate of blocks with a ticket alone: nobody knows how many mails a
 * signature or a macro went out with.
 *
 * @param team the slug, or "team N" for one that the database does not know
 * @param blocks that were made with a ticket, one for each ballot
 * @param answered how many of these have a counted answer by now
 * @param asserted counted answers on macro links, whose ticket the help desk alone vouches for
 * @param standing blocks that were made for signatures and macros
 */
@TemplateData
public record ResponseRate(String team, long blocks, long answered, long asserted, long standing) {

    private static final ResponseRate NONE = new ResponseRate("", 0, 0, 0, 0);

    /** The rates of all teams that had blocks or answers in a window of local days, in order of their numbers. */
    public static List<ResponseRate> in(Window window, Days days) {
        Map<Integer, ResponseRate> rates = new TreeMap<>();
        BlockCount.in(window).forEach(b -> add(rates, b.team(), new ResponseRate("", b.tickets(), 0, 0, b.standing())));
        Vote.answeredOfMinted(window, days)
                .forEach((team, answers) -> add(rates, team, new ResponseRate("", 0, answers, 0, 0)));
        Vote.assertedIn(window).forEach((team, answers) -> add(rates, team, new ResponseRate("", 0, 0, answers, 0)));
        return rates.entrySet().stream()
                .map(entry -> entry.getValue().of(entry.getKey()))
                .toList();
    }

    /**
     * Answered of all blocks as a percentage with one decimal; null where there was no block, and where more were answered
     * than were counted, because a process was killed before it wrote some down.
     */
    public String shown() {
        return answered > blocks ? null : new Score(answered, blocks - answered).shown();
    }

    private ResponseRate of(int number) {
        Team known = Team.findById(number);
        String name = known == null ? "team " + number : known.slug;
        return new ResponseRate(name, blocks, answered, asserted, standing);
    }

    private ResponseRate plus(ResponseRate other) {
        return new ResponseRate(
                team,
                blocks + other.blocks,
                answered + other.answered,
                asserted + other.asserted,
                standing + other.standing);
    }

    private static void add(Map<Integer, ResponseRate> rates, int team, ResponseRate more) {
        rates.put(team, rates.getOrDefault(team, NONE).plus(more));
    }
}
