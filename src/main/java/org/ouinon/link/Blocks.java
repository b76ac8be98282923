package org.ouinon.link;

import io.quarkus.logging.Log;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.ouinon.account.Author;
import org.ouinon.web.Days;
import org.ouinon.web.Language;
import org.ouinon.web.Site;

/** Mints links and writes the blocks around them. */
@ApplicationScoped
public class Blocks {

    /** No mail program wraps a line of this many columns (RFC 5322 recommends at most 78, format=flowed 72). */
    static final int COLUMNS = 72;

    private static final int LONGEST_COMPACT_TOKEN = 36;
    private static final Author NOBODY = new Author(0, 0);

    private final Tokens tokens;
    private final LinkSettings settings;
    private final Wordings wordings;
    private final Site site;
    private final Days days;
    private final Event<Minted> minted;

    Blocks(Tokens tokens, LinkSettings settings, Wordings wordings, Site site, Days days, Event<Minted> minted) {
        this.tokens = tokens;
        this.wordings = wordings;
        this.settings = settings;
        this.site = site;
        this.days = days;
        this.minted = minted;
    }

    @CheckedTemplate(basePath = "link")
    static class Templates {

        /** @param tail what stands behind each address, or nothing */
        static native TemplateInstance block_txt(Words words, String yes, String no, String detail, String tail);

        static native TemplateInstance block(
                Words words, Language language, String yes, String no, String detail, String tail);
    }

    @Startup
    void warnOfLongUrls() {
        int longest = site.base().at("/f/").length() + LONGEST_COMPACT_TOKEN + "/more".length();
        if (longest > COLUMNS) {
            Log.warnf(
                    "ouinon.base-url is so long that links can have %d characters: mail programs may wrap lines of more than"
                            + " %d. A shorter OUINON_BASE_URL (28 characters or less) avoids it.",
                    longest, COLUMNS);
        }
    }

    /**
     * A new block.
     *
     * @param ticket null for a standing block
     * @param language null for the service's default
     * @param test whether its links never count
     */
    public Block make(Author author, Ticket ticket, Language language, boolean test) {
        return make(author, ticket, language, test, days.now());
    }

    /** The same, minted at some instant. */
    public Block make(Author author, Ticket ticket, Language language, boolean test, Instant mintedAt) {
        return around(sealed(author, ticket, language, test, mintedAt), null);
    }

    /**
     * A block for a help desk's macro: its links stand, and say behind them which ticket they are about.
     *
     * @param reference what the help desk puts the ticket's number in the place of
     * @param language null for the service's default
     */
    public Block makeMacro(Author author, Placeholder reference, Language language, boolean test) {
        return around(sealed(author, null, language, test, days.now()), reference);
    }

    private SealedLink sealed(Author author, Ticket ticket, Language language, boolean test, Instant mintedAt) {
        Language spoken = language == null ? settings.language() : language;
        Link link = new Link(author, ticket, spoken, mintedAt.truncatedTo(ChronoUnit.MINUTES), test);
        if (!test) {
            minted.fire(new Minted(link));
        }
        return new SealedLink(tokens.seal(link), link);
    }

    /** A block that says something before it is said: its link never counts. */
    public Block preview(Words words, Language language) {
        Ticket ticket = Ticket.of("TICKET-4711");
        return around(sealed(NOBODY, ticket, language, true, days.now()), null, words);
    }

    /** @param reference null where none is filled in */
    private Block around(SealedLink sealed, Placeholder reference) {
        return around(sealed, reference, wordings.of(sealed.link()));
    }

    private Block around(SealedLink sealed, Placeholder reference, Words words) {
        String yes = site.base().at(sealed.path("yes"));
        String no = site.base().at(sealed.path("no"));
        String detail = site.base().at(sealed.path("more"));
        Language language = sealed.link().language();
        String tail = reference == null ? "" : reference.query();
        String text = Templates.block_txt(words, yes, no, detail, tail).render();
        String html = Templates.block(words, language, yes, no, detail, tail).render();
        return new Block(
                sealed.token(),
                yes + tail,
                no + tail,
                detail + tail,
                text,
                html,
                sealed.link().expiresAt(settings.validFor()),
                text.lines().anyMatch(line -> isLong(line, reference)));
    }

    private static boolean isLong(String line, Placeholder reference) {
        return (reference == null ? line : reference.measured(line)).length() > COLUMNS;
    }
}
