package org.ouinon.desk;

import io.quarkus.qute.TemplateData;
import java.time.LocalDate;
import java.util.Optional;
import org.ouinon.account.Agent;
import org.ouinon.account.Team;
import org.ouinon.score.Score;
import org.ouinon.score.Tally;
import org.ouinon.score.Window;

/** What customers answered to the mails that one agent wrote for one team. */
@TemplateData
record OwnScores(Team team, Score week, Score threeMonths) {

    /** Those of an agent; empty where the team does not show them, or either is not known yet. */
    static Optional<OwnScores> of(Optional<Agent> agent, Optional<Team> team, LocalDate today) {
        if (agent.isEmpty() || team.filter(t -> t.ownScores).isEmpty()) {
            return Optional.empty();
        }
        int number = agent.get().number;
        return team.map(t -> new OwnScores(
                t,
                Tally.score(number, t.number, Window.week(today)),
                Tally.score(number, t.number, Window.threeMonths(today))));
    }
}
