package org.ouinon.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.ouinon.account.Authors;
import org.ouinon.account.Role;
import org.ouinon.link.Block;
import org.ouinon.link.Blocks;
import org.ouinon.link.LinkSettings;
import org.ouinon.link.Ticket;
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
    private final SecurityIdentity identity;

    DeskResource(Authors authors, Blocks blocks, LinkSettings links, SecurityIdentity identity) {
        this.authors = authors;
        this.blocks = blocks;
        this.links = links;
        this.identity = identity;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {

        /**
         * @param chosen the language of the block
         * @param block null before a ticket was given
         * @param problem a sentence, or null
         */
        static native TemplateInstance desk(
                Language language,
                String name,
                String ticket,
                Language chosen,
                List<Language> languages,
                Block block,
                String problem);
    }

    @GET
    @Produces(Page.HTML)
    @Operation(summary = "Ticket and language give a block to copy")
    public String desk(@RestQuery String ticket, @RestQuery String lang) {
        Language chosen = Language.of(lang).orElse(links.language());
        if (lang == null) {
            return page("", chosen, null, null);
        }
        String given = ticket == null ? "" : ticket; // The form sends an empty field for a standing block.
        try {
            String agent = identity.getPrincipal().getName();
            return page(given, chosen, blocks.make(authors.named(agent, null), Ticket.of(given), chosen, false), null);
        } catch (IllegalArgumentException e) {
            return page(given, chosen, null, e.getMessage());
        }
    }

    private String page(String ticket, Language chosen, Block block, String problem) {
        String name = identity.getPrincipal().getName();
        List<Language> languages = List.of(Language.values());
        return Page.in(Language.EN, Templates.desk(Language.EN, name, ticket, chosen, languages, block, problem))
                .render();
    }
}
