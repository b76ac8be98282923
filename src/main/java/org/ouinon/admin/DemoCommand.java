package org.ouinon.admin;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.SplittableRandom;
import java.util.UUID;
import org.ouinon.incident.Incidents;
import org.ouinon.incident.Wording;
import org.ouinon.web.Days;

/** Fills an empty service with three months of plausible votes and comments, and an incident, so that its pages can be looked at. */
@ApplicationScoped
class DemoCommand {

    private static final int DAYS = 92;
    private static final long SEED = 20260101;
    private static final String STATEMENT = """
            A full disk held incoming mail back for four days. No mail was lost.

            We should have seen it on the first morning: the alarm went to an address that nobody reads. It goes to two people now.""";

    private final DemoCustomers customers;
    private final Incidents incidents;
    private final Days days;

    DemoCommand(DemoCustomers customers, Incidents incidents, Days days) {
        this.customers = customers;
        this.incidents = incidents;
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
        incidents.open(UUID.randomUUID(), wording(today), "demo");
        System.out.printf("%n%d votes of three months and an incident are there.%n", votes);
        return 0;
    }

    /** Of the days on which the demo's customers are unhappier. */
    private Wording wording(LocalDate today) {
        Instant start =
                days.startOf(today.minusDays(DemoCustomers.INCIDENT_BEGAN)).plus(Duration.ofHours(8));
        Instant end =
                days.startOf(today.minusDays(DemoCustomers.INCIDENT_ENDED)).plus(Duration.ofHours(17));
        return new Wording("Mail delayed", start, end, null, STATEMENT, "Eva Example", "eva@example.net");
    }

    private static void progress(int done, int votes) {
        int filled = 40 * done / DAYS;
        System.out.printf(
                "\r[%s%s] %3d %%, %d votes", "#".repeat(filled), ".".repeat(40 - filled), 100 * done / DAYS, votes);
        System.out.flush();
    }
}
