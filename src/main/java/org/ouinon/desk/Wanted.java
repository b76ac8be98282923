package org.ouinon.desk;

import java.util.Locale;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.ouinon.link.Placeholder;
import org.ouinon.link.Ticket;
import org.ouinon.web.Language;

/** What an agent asks the desk for; a help desk's link to it has the ticket alone. */
public class Wanted {

    private static final String SIGNATURE = "signature";
    private static final String TEMPLATE = "template";

    @RestQuery
    String ticket;

    @RestQuery
    String lang;

    @RestQuery
    String team;

    /** What a help desk puts a ticket's number in the place of. */
    @RestQuery
    String ref;

    /** {@code signature} for a standing block, {@code template} for one with a placeholder; else it is a ticket's. */
    @RestQuery
    String kind;

    /** Whether there is nothing to make yet: the desk was just opened. */
    boolean isNothing() {
        return ticket == null && lang == null && kind == null;
    }

    boolean isTemplate() {
        return TEMPLATE.equals(kind);
    }

    /**
     * The ticket of the block; null for a standing one.
     *
     * @throws IllegalArgumentException with a sentence for the agent if there is none, or it cannot be one
     */
    Ticket ticket() {
        boolean standing = SIGNATURE.equals(kind) || isTemplate();
        Ticket named = standing ? null : Ticket.of(ticket);
        if (named == null && !standing) {
            throw new IllegalArgumentException("Name the ticket, or make a signature");
        }
        return named;
    }

    /**
     * The placeholder of a template's block.
     *
     * @throws IllegalArgumentException with a sentence for the agent if there is none, or it cannot be one
     */
    Placeholder placeholder() {
        Placeholder named = Placeholder.of(ref);
        if (named == null) {
            throw new IllegalArgumentException("Name your help desk's placeholder, such as {{ticket.id}}");
        }
        return named;
    }

    /** The slug of the team to write for; empty for the agent's own. */
    Optional<String> team() {
        return Optional.ofNullable(team)
                .map(slug -> slug.strip().toLowerCase(Locale.ROOT))
                .filter(s -> !s.isEmpty());
    }

    Language languageOr(Language usual) {
        return Language.of(lang).orElse(usual);
    }
}
