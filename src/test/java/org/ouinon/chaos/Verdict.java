package org.ouinon.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a fault came to.
 *
 * @param lasted from its beginning to its end
 * @param acknowledged requests whose voter was told that the answer is recorded
 * @param refused requests without such a word, all of which were made again
 * @param wrong those among them that had another answer than 503
 * @param longest request
 * @param again for each replica, how long after the end somebody was told so by it; null where nobody was
 * @param asked how often replicas were asked whether they live
 * @param missed how often one did not say so
 */
record Verdict(
        Fault fault,
        Duration lasted,
        long acknowledged,
        long refused,
        long wrong,
        Books.Findings findings,
        Duration longest,
        List<Duration> again,
        int asked,
        int missed) {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration SOON = Duration.ofSeconds(5);

    static final String HEAD = String.format(
            Locale.ROOT,
            "%-34s %7s %12s %7s %5s %7s %7s %7s  %-17s %-10s %s",
            "fault",
            "lasted",
            "acknowledged",
            "refused",
            "lost",
            "doubled",
            "tallies",
            "longest",
            "voting again",
            "liveness",
            "");

    boolean isGood() {
        return fault.loses() ? findings.lost() > 0 : findings.areGood() && wrong == 0 && isQuick() && missed == 0;
    }

    private boolean isQuick() {
        return longest.compareTo(LONGEST) < 0
                && again.stream().allMatch(after -> after != null && after.compareTo(SOON) < 0);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-34s %7s %12d %7d %5d %7d %7s %7s  %-17s %-10s %s",
                fault.name(),
                seconds(lasted),
                acknowledged,
                refused,
                findings.lost(),
                findings.doubled(),
                findings.untrue() == 0 ? "whole" : findings.untrue() + " off",
                seconds(longest),
                again.stream().map(Verdict::seconds).collect(Collectors.joining(", ")),
                missed == 0 ? "steady" : missed + " of " + asked,
                wrong > 0
                        ? "FAIL (" + wrong + " wrong answers)"
                        : isGood() ? fault.loses() ? "PASS (it must lose)" : "PASS" : "FAIL");
    }

    private static String seconds(Duration duration) {
        return duration == null ? "never" : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
