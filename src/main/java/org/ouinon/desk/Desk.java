package org.ouinon.desk;

import io.quarkus.qute.TemplateData;
import java.util.List;
import org.ouinon.account.Team;
import org.ouinon.link.Block;
import org.ouinon.web.Language;

/**
 * What the desk shows.
 *
 * @param wanted what was asked for, to stand in the form again
 * @param chosen the language of the block
 * @param own the agent's own team; null before their first block
 * @param others the teams that they may write for as well
 * @param made null where there is no block
 * @param problem a sentence, or null
 * @param scores the agent's own, or null where the team does not show them
 */
@TemplateData
record Desk(Wanted wanted, Language chosen, Team own, List<Team> others, Made made, String problem, OwnScores scores) {

    private static final List<String> PLACEHOLDERS = List.of(
            "##ticket.id##",
            "#{ticket.number}",
            "%{ticket.number}",
            "{%conversation.number%}",
            "{$Ticket->id}",
            "{{ticket.id}}");

    /**
     * A block that was made.
     *
     * @param trial the address of its landing page by a link that never counts
     */
    @TemplateData
    record Made(Block block, String trial) {}

    public String ticket() {
        return wanted.ticket == null ? "" : wanted.ticket;
    }

    public String placeholder() {
        return wanted.ref == null ? "" : wanted.ref;
    }

    public boolean isTemplate() {
        return wanted.isTemplate();
    }

    /** Those of help desks that the README has recipes for. */
    public List<String> placeholders() {
        return PLACEHOLDERS;
    }

    public boolean writesFor(Team team) {
        return wanted.team().filter(team.slug::equals).isPresent();
    }

    public List<Language> languages() {
        return List.of(Language.values());
    }
}
