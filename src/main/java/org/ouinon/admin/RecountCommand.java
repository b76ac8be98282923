package org.ouinon.admin;

import jakarta.enterprise.context.ApplicationScoped;
import org.ouinon.score.Recount;

/** Says whether the tallies are whole. */
@ApplicationScoped
class RecountCommand {

    private final Recount recount;

    RecountCommand(Recount recount) {
        this.recount = recount;
    }

    /** @return 0 if the tallies are whole, or are now; 1 if they are not */
    int run(boolean repair) {
        Recount.Result result = repair ? recount.repair() : recount.compare();
        if (result.isWhole()) {
            System.out.printf("Whole: the tallies equal a recount of %d counted votes.%n", result.counted());
            return 0;
        }
        result.differences().forEach(RecountCommand::tell);
        System.out.printf(
                "%d of the tallies of %d counted votes %s%n",
                result.differences().size(),
                result.counted(),
                repair ? "were wrong and are mended." : "are wrong; scripts/recount --repair mends them.");
        return repair ? 0 : 1;
    }

    private static void tell(Recount.Difference wrong) {
        System.out.printf(
                "%s, team %d, agent %d: the tally lacks %+d yes, %+d no and %+d held%n",
                wrong.day(),
                wrong.team(),
                wrong.agent(),
                wrong.missing().yes(),
                wrong.missing().no(),
                wrong.missing().held());
    }
}
