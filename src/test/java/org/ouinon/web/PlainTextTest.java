package org.ouinon.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @Test
    void a_text_keeps_its_lines_and_a_line_has_none() {
        String typed = " One\r\ntwo\rthree\u2028four\tfive \n";
        assertEquals("One\ntwo\nthree\u2028four\tfive", PlainText.of(typed).value());
        assertEquals("One two three four five", PlainText.line(typed).value());
    }

    @Test
    void what_turns_or_breaks_a_page_is_left_out() {
        assertEquals(
                "ab[31mcdef",
                PlainText.of("a\u0000b\u001B[31mc\u202Ed\u2066e\uD800f\uFFFE\uFFFF")
                        .value());
        assertEquals("", PlainText.of(null).value());
    }

    @Test
    void its_length_is_told_in_code_points() {
        assertEquals(3, PlainText.of("👍🏳é").length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u200B", "\u3164", "\u2800 \u00AD", "\u0301", "\uFEFF\u00A0"})
    void a_reader_sees_nothing_of_these(String text) {
        assertTrue(PlainText.of(text).isInvisible());
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "👍", "é", "\u200Bx", "한"})
    void a_reader_sees_something_of_these(String text) {
        assertFalse(PlainText.of(text).isInvisible());
    }
}
