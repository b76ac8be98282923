package org.ouinon.admin;

import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.ouinon.score.Window;
import org.ouinon.vote.ClickCount;
import org.ouinon.vote.Reason;
import org.ouinon.vote.Standing.State;
import org.ouinon.vote.VoteMove;
import org.ouinon.web.Days;

/**
 * What became of a local day's clicks.
 *
 * @param weighed clicks that may have been persons'
 * @param declared of machines that say what they are
 * @param probes HEAD and other methods that are no visits
 * @param speculative pages loaded ahead of a click
 * @param held votes that came to be held
 * @param redeemed held votes that came to count
 */
@TemplateData
record Ledger(LocalDate day, long weighed, long declared, long probes, long speculative, long held, long redeemed) {

    /** The newest day first. */
    static List<Ledger> ofLast(int count, Days days) {
        LocalDate today = days.today();
        List<ClickCount.OfTeam> clicks = ClickCount.in(new Window(today.minusDays(count - 1L), today));
        return Stream.iterate(today, day -> day.minusDays(1))
                .limit(count)
                .map(day -> of(day, clicks, days))
                .toList();
    }

    private static Ledger of(LocalDate day, List<ClickCount.OfTeam> clicks, Days days) {
        Instant start = days.startOf(day);
        Instant end = days.startOf(day.plusDays(1));
        return new Ledger(
                day,
                sum(day, Reason.Kind.WEIGHED, clicks),
                sum(day, Reason.Kind.DECLARED, clicks),
                sum(day, Reason.Kind.METHOD, clicks),
                sum(day, Reason.Kind.SPECULATIVE, clicks),
                VoteMove.countHeld(start, end),
                VoteMove.count(State.HELD, State.COUNTED, start, end));
    }

    private static long sum(LocalDate day, Reason.Kind kind, List<ClickCount.OfTeam> clicks) {
        return clicks.stream()
                .filter(click -> click.day().equals(day) && click.kind() == kind)
                .mapToLong(ClickCount.OfTeam::clicks)
                .sum();
    }
}
