package org.ouinon.bench;

import java.util.Collections;
import java.util.List;
import org.ouinon.bench.SlowMailServer.Mail;

/**
 * What a group of directors got.
 *
 * @param missing directors without a mail
 * @param repeated directors with two
 * @param more directors with three or more
 */
record Arrivals(long missing, long repeated, long more) {

    static Arrivals of(List<String> addresses, List<Mail> mails) {
        List<String> all = mails.stream().map(Mail::to).toList();
        List<Integer> each =
                addresses.stream().map(to -> Collections.frequency(all, to)).toList();
        return new Arrivals(
                Collections.frequency(each, 0),
                Collections.frequency(each, 2),
                each.stream().filter(n -> n > 2).count());
    }

    /** Whether nobody went without and a kill cost no more than it may. */
    boolean isGood() {
        return missing == 0 && more == 0 && repeated <= 1;
    }
}
