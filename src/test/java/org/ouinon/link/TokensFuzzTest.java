package org.ouinon.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.provider.CsvSource;
import org.ouinon.account.Author;
import org.ouinon.account.RandomText;
import org.ouinon.web.Language;

class TokensFuzzTest {

    private static final Instant EPOCH = Instant.parse("2025-01-01T00:00:00Z");

    /** Whatever is written into a token at any place, in the place of so many of its characters. */
    @CsvSource(
            emptyValue = "",
            value = {
                "7, 1, 994221, 0, TICKET-4711, 0, 0, ''",
                "65536, 256, 16777215, 13, Störung Nr. 4711/é 👍, 35, 1, A",
                "7, 1, 0, 2, '', 3, 30, =",
                "7, 1, 0, 2, 1, 0, 400, EQ8rhQAHAQtMgIoRP7jvXUDJzA4-G6q4bf5E"
            })
    @FuzzTest
    void a_token_opens_as_it_was_sealed_and_no_other_text_does(
            int agent,
            int team,
            int minute,
            int flags,
            @NotNull String ticket,
            int at,
            int instead,
            @NotNull String text) {
        Link link = link(agent, team, minute, flags, ticket);
        Tokens tokens = tokensOf(link);
        String token = tokens.seal(link);
        assertEquals(Optional.of(link), tokens.open(token));

        int start = Math.floorMod(at, token.length() + 1);
        int end = Math.min(token.length(), start + Math.floorMod(instead, token.length() + 1));
        String altered = token.substring(0, start) + text + token.substring(end);
        assertEquals(altered.equals(token), tokens.open(altered).isPresent(), altered);
    }

    /** Each link has a key of its own, so that a token that Jazzer remembers of another opens nothing. */
    private static Tokens tokensOf(Link link) {
        return new Tokens(new KeyRing(1, Map.of(1, RandomText.sha256(link.toString()))));
    }

    private static Link link(int agent, int team, int minute, int flags, String ticket) {
        Author author = new Author(agent & Integer.MAX_VALUE, team & Integer.MAX_VALUE);
        Language language = Language.values()[Math.floorMod(flags >> 1, Language.values().length)];
        Instant mintedAt = EPOCH.plusSeconds(60L * (minute & 0xFFFFFF));
        return new Link(author, ticketOf(ticket), language, mintedAt, (flags & 1) == 1);
    }

    private static Ticket ticketOf(String text) {
        try {
            return Ticket.of(text);
        } catch (IllegalArgumentException e) {
            return null; // Said to the caller, who gets no link.
        }
    }
}
