package org.ouinon.vote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.net.URI;
import java.net.URLDecoder;
import org.junit.jupiter.params.provider.ValueSource;
import org.ouinon.link.Base64Url;
import org.ouinon.link.Ticket;

class TailFuzzTest {

    @ValueSource(
            strings = {
                "4711",
                " 4711/é 👍.)>\" ",
                "{{ticket.id}}",
                "Sto\u0308rung #1!\u200B",
                "1\u2028",
                "a&b=c%201",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA?"
            })
    @FuzzTest
    void a_reference_leads_on_to_itself_and_a_ballots_address_has_one_form(@NotNull String text) {
        Tail tail = new Tail();
        tail.ref = text;
        tail.b = text;
        Ticket reference = tail.reference();
        if (reference != null) {
            assertEquals(reference, Ticket.asserted(decoded(tail.query())));
            assertEquals(
                    tail.query(), "?" + URI.create("/f/x/more" + tail.query()).getRawQuery());
        }
        assertTrue(tail.leadsBack());
        byte[] ballot = Base64Url.decode(Base64Url.trimmed(tail.b));
        assertTrue(ballot == null || tail.b.startsWith(Base64Url.encode(ballot)));
    }

    private static String decoded(String query) {
        return URLDecoder.decode(query.substring("?ref=".length()), UTF_8);
    }
}
