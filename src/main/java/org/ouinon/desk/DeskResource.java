package org.ouinon.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ouinon.account.Agent;
import org.ouinon.account.Author;
import org.ouinon.account.Authors;
import org.ouinon.account.Role;
import org.ouinon.account.Team;
import org.ouinon.link.Block;
import org.ouinon.link.Blocks;
import org.ouinon.link.LinkSettings;
import org.ouinon.link.Ticket;
import org.ouinon.web.DatabaseWatch;
import org.ouinon.web.Days;
import org.ouinon.web.Language;
import org.ouinon.web.Page;

/** Where an agent gets a block. Minting writes nothing, so the form is a GET and its address can be bookmarked. */
@Path("/desk")
@RolesAllowed(Role.AGENT)
@Tag(name = "agent")
class DeskResource {

    private final Authors authors;
    private final Blocks blocks;
    private final LinkSettings links;
    private final Days days;
    private final DatabaseWatch watch;
    private final SecurityIdentity identity;

    DeskResource(
            Authors authors,
            Blocks blocks,
            LinkSettings links,
            Days days,
            DatabaseWatch watch,
            SecurityIdentity identity) {
        this.authors = authors;
        this.blocks = blocks;
        this.links = links;
        this.days = days;
        this.watch = watch;
        this.identity = identity;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        static native TemplateInstance desk(Language language, Desk desk, Days days);
    }

    @GET
    @Produces(Page.HTML)
    @Operation(summary = "Ticket and language give a block to copy")
    public String desk(@BeanParam Wanted wanted) {
        String name = identity.getPrincipal().getName();
        try {
            return page(wanted, name, wanted.isNothing() ? null : made(wanted, name), null);
        } catch (IllegalArgumentException e) {
            return page(wanted, name, null, e.getMessage());
        }
    }

    private Desk.Made made(Wanted wanted, String name) {
        Ticket ticket = wanted.ticket();
        Language language = wanted.languageOr(links.language());
        Author author = authors.named(name, wanted.team);
        Block block = wanted.isTemplate()
                ? blocks.makeMacro(author, wanted.placeholder(), language, false)
                : blocks.make(author, ticket, language, false);
        return new Desk.Made(block, blocks.make(author, ticket, language, true).yes());
    }

    private String page(Wanted wanted, String name, Desk.Made made, String problem) {
        Optional<Agent> agent = authors.known(name);
        Optional<Team> own = agent.flatMap(authors::teamOf);
        Optional<Team> team = wanted.team().map(authors::knownTeam).orElse(own);
        List<Team> others = authors.teamsAtWork().stream()
                .filter(t -> own.isEmpty() || t.number != own.get().number)
                .toList();
        Desk desk = new Desk(
                wanted,
                wanted.languageOr(links.language()),
                own.orElse(null),
                others,
                made,
                problem,
                scores(agent, team).orElse(null));
        return Page.in(Language.EN, Templates.desk(Language.EN, desk, days)).render();
    }

    /** A database that is away takes the scores away, but not the blocks. */
    private Optional<OwnScores> scores(Optional<Agent> agent, Optional<Team> team) {
        try {
            return watch.isUp() ? OwnScores.of(agent, team, days.today()) : Optional.empty();
        } catch (PersistenceException e) {
            return Optional.empty(); // It went away just now.
        }
    }
}
