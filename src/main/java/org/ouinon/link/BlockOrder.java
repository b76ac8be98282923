package org.ouinon.link;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ouinon.account.Author;
import org.ouinon.account.Authors;
import org.ouinon.web.Language;
import org.ouinon.web.Problem;
import org.ouinon.web.Trouble;

/** What a help desk asks a block for. */
record BlockOrder(
        @Schema(
                required = true,
                examples = "alice",
                description = "The agent's name, 1 to 64 characters; introduced at first use")
        String agent,

        @Schema(examples = "hosting", description = "a-z, 0-9 and hyphen; the agent's own team where it is missing")
        String team,

        @Schema(examples = "TICKET-4711", description = "At most 64 characters; without one the link is a standing one")
        String ticket,

        @Schema(examples = "fr", description = "en, fr, es, de, nl, it or pt")
        String language,

        @Schema(
                examples = "{{ticket.id}}",
                description =
                        "In the place of a ticket: the placeholder that your help desk puts its number in the place of."
                                + " Each address ends in ?ref= and the placeholder, as it is; for \"long\" it counts as 7 characters")
        String reference,

        @Schema(description = "Whether its votes never count")
        boolean test) {

    /** @throws Problem 400 with the sentence that says which field cannot be what it is */
    Block fill(Authors authors, Blocks blocks) {
        try {
            Ticket about = Ticket.of(ticket);
            Placeholder macro = Placeholder.of(reference);
            if (about != null && macro != null) {
                throw new IllegalArgumentException("Give a ticket or a reference, not both");
            }
            Language spoken = spoken();
            Author author = authors.named(agent, team);
            return macro == null
                    ? blocks.make(author, about, spoken, test)
                    : blocks.makeMacro(author, macro, spoken, test);
        } catch (IllegalArgumentException e) {
            throw new Problem(Trouble.BAD_REQUEST, e.getMessage());
        }
    }

    private Language spoken() {
        if (language == null || language.isBlank()) {
            return null;
        }
        return Language.of(language)
                .orElseThrow(() -> new IllegalArgumentException("language must be one of en, fr, es, de, nl, it, pt"));
    }
}
