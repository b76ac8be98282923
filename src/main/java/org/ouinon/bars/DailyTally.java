package org.ouinon.bars;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.ouinon.account.Team;
import org.ouinon.score.Count;
import org.ouinon.score.Tally;
import org.ouinon.score.Window;

/**
 * A row of the raw data.
 *
 * @param team the slug of a published team; null for all teams together, unpublished ones included
 */
record DailyTally(LocalDate day, String team, long yes, long no, long held) {

    /** Each day's row of all teams, then those of its published teams. */
    static Stream<DailyTally> ofAll(Window window) {
        Map<Integer, String> published =
                Team.<Team>list("published", true).stream().collect(Collectors.toMap(t -> t.number, t -> t.slug));
        Stream<Tally.OfTeam> tallies = Tally.stream(window);
        Iterator<List<Tally.OfTeam>> days = new ByDay(tallies.iterator());
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(days, Spliterator.ORDERED), false)
                .flatMap(day -> rows(day, published))
                .onClose(tallies::close);
    }

    /** The rows of one team. */
    static Stream<DailyTally> of(Team team, Window window) {
        Stream<Tally.OfTeam> tallies = Tally.stream(window);
        return tallies.filter(tally -> tally.team() == team.number)
                .map(tally -> row(tally.day(), team.slug, tally.count()))
                .onClose(tallies::close);
    }

    private static Stream<DailyTally> rows(List<Tally.OfTeam> day, Map<Integer, String> published) {
        Count all = day.stream().map(Tally.OfTeam::count).reduce(Count.NONE, Count::plus);
        Stream<DailyTally> teams = day.stream()
                .filter(tally -> published.containsKey(tally.team()))
                .map(tally -> row(tally.day(), published.get(tally.team()), tally.count()));
        return Stream.concat(Stream.of(row(day.get(0).day(), null, all)), teams);
    }

    private static DailyTally row(LocalDate day, String team, Count count) {
        return new DailyTally(day, team, count.yes(), count.no(), count.held());
    }

    /** Puts the tallies of a day together, of which a day has as many as there are teams. */
    private static final class ByDay implements Iterator<List<Tally.OfTeam>> {

        private final Iterator<Tally.OfTeam> tallies;
        private Tally.OfTeam next;

        ByDay(Iterator<Tally.OfTeam> tallies) {
            this.tallies = tallies;
            advance();
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public List<Tally.OfTeam> next() {
            if (next == null) {
                throw new NoSuchElementException();
            }
            LocalDate day = next.day();
            List<Tally.OfTeam> ofDay = new ArrayList<>();
            while (next != null && next.day().equals(day)) {
                ofDay.add(next);
                advance();
            }
            return ofDay;
        }

        private void advance() {
            next = tallies.hasNext() ? tallies.next() : null;
        }
    }
}
