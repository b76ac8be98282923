package org.ouinon.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.io.IOException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.params.provider.MethodSource;
import org.ouinon.comment.Hostile;

class PlainTextFuzzTest {

    /** The characters are numbers, so that halves of a pair come alone, as JSON may bring them. */
    @MethodSource("hostile")
    @FuzzTest
    void a_text_is_clean_once_cleaned_and_no_cell_of_it_is_a_formula(char @NotNull [] characters) throws IOException {
        String typed = new String(characters);
        PlainText text = PlainText.of(typed);
        PlainText line = PlainText.line(typed);

        assertEquals(text, PlainText.of(text.value()));
        assertEquals(line, PlainText.line(line.value()));
        assertTrue(text.value().chars().allMatch(PlainTextFuzzTest::isFit), text.value());
        assertFalse(line.value().matches("(?s).*\\R.*"), line.value());
        assertEquals(text.value(), new String(text.value().getBytes("UTF-8"), "UTF-8"));
        assertIsNoFormula(Cell.safe(text.value()));
    }

    /** What XML 1.0 can hold (section 2.2), without what turns the direction of text. */
    private static boolean isFit(int c) {
        return (c >= ' ' || c == '\t' || c == '\n') && c < 0xFFFE && "\u202D\u202E\u2066\u2067".indexOf(c) < 0;
    }

    private static void assertIsNoFormula(String cell) throws IOException {
        String row = CSVFormat.RFC4180.format(cell, "next");
        String shown =
                CSVParser.parse(row, CSVFormat.RFC4180).getRecords().get(0).get(0);
        assertEquals(cell, shown);
        assertTrue(
                shown.isEmpty()
                        || "=+-@|%\t\r".indexOf(shown.strip().concat(" ").charAt(0)) < 0,
                shown);
    }

    static char[][] hostile() {
        return Hostile.comments().stream()
                .filter(comment -> comment.length() < 200)
                .map(String::toCharArray)
                .toArray(char[][]::new);
    }
}
