package org.ouinon.admin;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ouinon.account.Authors;
import org.ouinon.account.FirstAccount;
import org.ouinon.link.Blocks;
import org.ouinon.link.Ticket;
import org.ouinon.web.Days;
import org.ouinon.web.Site;

/** Tells whoever started the service where to go, with a block whose links can be clicked at once. */
@ApplicationScoped
class Greeting {

    /** As if it came with a mail of an hour ago: a click within minutes of sending is looked at twice. */
    private static final Duration MAIL_AGE = Duration.ofHours(1);

    private final Site site;
    private final FirstAccount account;
    private final Authors authors;
    private final Blocks blocks;
    private final Days days;
    private final boolean wanted;

    Greeting(
            Site site,
            FirstAccount account,
            Authors authors,
            Blocks blocks,
            Days days,
            @ConfigProperty(name = "ouinon.greeting", defaultValue = "false") boolean wanted) {
        this.site = site;
        this.account = account;
        this.authors = authors;
        this.blocks = blocks;
        this.days = days;
        this.wanted = wanted;
    }

    /** A service under supervision greets nobody: its log is read by programs, and its links would be votes. */
    void say() {
        if (!wanted) {
            return;
        }
        Instant mintedAt = days.now().minus(MAIL_AGE);
        String block = blocks.make(authors.named("sample", null), Ticket.of("SAMPLE"), null, false, mintedAt)
                .text();
        System.out.printf(
                """

                Ouinon is ready.

                  Public page   %s
                  Sign in       %s as 'admin', %s
                  API           %s

                Click a link of this block, and see the bars of the public page move:

                %s
                Ctrl-C stops the service.
                %n""",
                site.base().at("/"),
                site.base().at("/login"),
                account.password(),
                site.base().at("/q/swagger-ui"),
                block);
    }
}
