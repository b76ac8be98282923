package org.ouinon.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ouinon.comment.Hostile;

class SoughtTest {

    @Test
    void words_go_to_the_index_and_what_it_leaves_out_to_the_texts() {
        Sought sought = Sought.of("  the slow  server at refund* ");
        assertEquals("the slow server at refund*", sought.text());
        assertEquals("+slow +server +refund*", sought.indexed());
        assertEquals(List.of("the", "at"), sought.parts());
    }

    @Test
    void what_is_cut_off_ends_in_no_blank() {
        assertEquals("x".repeat(199), Sought.of("x".repeat(199) + " and more").text());
    }

    @Test
    void nothing_typed_is_nothing_sought() {
        assertNull(Sought.of(null));
        assertNull(Sought.of(" \t\u202E "));
    }

    @Test
    void signs_alone_are_sought_as_they_stand() {
        assertEquals(List.of("100 %!".replace("100 ", "")), Sought.of("%!").parts());
        assertEquals("%!%!!!_%", Sought.pattern("%!_"));
    }

    @Test
    void no_operator_reaches_the_index() {
        for (String hostile : Hostile.comments()) {
            Sought sought = Sought.of(hostile);
            assertTrue(sought == null || sought.indexed().matches("(\\+[\\p{L}\\p{N}_]{3,84}\\*? ?)*"), hostile);
            assertTrue(sought == null
                    || sought.text().codePointCount(0, sought.text().length()) <= 200);
        }
    }
}
