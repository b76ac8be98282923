package org.ouinon.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.provider.ValueSource;

class BlockOrderFuzzTest {

    /** As the service sets its own up. */
    private final ObjectMapper json = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    @ValueSource(
            strings = {
                "{\"agent\":\"alice\",\"team\":\"hosting\",\"ticket\":\"TICKET-4711\",\"language\":\"fr\"}",
                "{\"agent\":\"alice\",\"reference\":\"{{ticket.id}}\",\"test\":true}",
                "{\"ticket\":\"\\ud800 Sto\\u0308rung 1\",\"language\":\"PT-br\"}",
                "{\"ticket\":4711,\"reference\":\"##ticket.id##\"}",
                "{\"ticket\":[\"1\"]}",
                "null"
            })
    @FuzzTest
    void an_order_is_refused_with_a_sentence_or_its_ticket_and_placeholder_are_fit_for_a_block(@NotNull String body) {
        BlockOrder order = read(body);
        if (order == null) {
            return;
        }
        try {
            keeps(Ticket.of(order.ticket()));
            fits(Placeholder.of(order.reference()));
        } catch (IllegalArgumentException e) {
            assertTrue(e.getMessage().matches("(ticket|reference) must be .*"), e.getMessage());
        }
    }

    private BlockOrder read(String body) {
        try {
            return json.readValue(body, BlockOrder.class);
        } catch (JacksonException e) {
            return null;
        }
    }

    /** A ticket reads as itself and survives UTF-8, which tokens and the database keep it in. */
    private static void keeps(Ticket ticket) {
        if (ticket != null) {
            assertEquals(ticket, Ticket.of(ticket.reference()));
            assertEquals(ticket.reference(), new String(ticket.reference().getBytes(UTF_8), UTF_8));
        }
    }

    /** A placeholder ends no attribute of HTML, and where nobody fills it in, it is nobody's ticket. */
    private static void fits(Placeholder placeholder) {
        if (placeholder != null) {
            assertFalse(placeholder.query().matches(".*[\\s\"'<&].*"), placeholder.query());
            assertNull(Ticket.asserted(placeholder.text()));
        }
    }
}
