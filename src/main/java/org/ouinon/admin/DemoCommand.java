package org.ouinon.admin;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.SplittableRandom;
import org.ouinon.web.Days;

/** Fills an empty service with three months of plausible votes and comments, so that its pages can be looked at. */
@ApplicationScoped
class DemoCommand {

    private static final int DAYS = 92;
    private static final long SEED = 20260101;

    private final DemoCustomers customers;
    private final Days days;

    DemoCommand(DemoCustomers customers, Days days) {
        this.customers = customers;
        this.days = days;
    }

    /** @return 0, or 1 if there are votes already, which a demo must not mix with */
    int run() {
        if (customers.anyVotes()) {
            System.err.println(
                    "This database has votes: the demo fills an empty one only. Set OUINON_DATA_DIR to another"
                            + " folder and start again.");
            return 1;
        }
        SplittableRandom random = new SplittableRandom(SEED);
        LocalDate today = days.today();
        int votes = 0;
        for (int ago = DAYS; ago >= 0; ago--) {
            votes += customers.answerOn(today.minusDays(ago), ago, random);
            progress(DAYS - ago, votes);
        }
        System.out.printf("%n%d votes of three months are there.%n", votes);
        return 0;
    }

    private static void progress(int done, int votes) {
        int filled = 40 * done / DAYS;
        System.out.printf(
                "\r[%s%s] %3d %%, %d votes", "#".repeat(filled), ".".repeat(40 - filled), 100 * done / DAYS, votes);
        System.out.flush();
    }
}
