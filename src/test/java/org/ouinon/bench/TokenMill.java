package org.ouinon.bench;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.ouinon.account.Author;
import org.ouinon.link.Link;
import org.ouinon.link.Ticket;
import org.ouinon.link.Tokens;
import org.ouinon.web.Language;

/** Writes a file of tokens for the benchmark: each of another ticket, all of mails of an hour ago. */
final class TokenMill {

    private TokenMill() {}

    /** Takes the ring of keys, how many tokens, and the file. */
    public static void main(String... arguments) throws Exception {
        Tokens tokens = Tokens.of(arguments[0]);
        int count = Integer.parseInt(arguments[1]);
        Instant mintedAt = Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MINUTES);
        try (PrintWriter file = new PrintWriter(Files.newBufferedWriter(Path.of(arguments[2])))) {
            for (int i = 0; i < count; i++) {
                Author author = new Author(1 + i % 20, 1 + i % 4);
                file.println(tokens.seal(new Link(author, Ticket.of("B" + i), Language.EN, mintedAt, false)));
            }
        }
    }
}
