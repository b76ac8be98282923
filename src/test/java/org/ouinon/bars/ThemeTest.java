package org.ouinon.bars;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThemeTest {

    /** What the Web Content Accessibility Guidelines ask of text (success criterion 1.4.3, level AA). */
    private static final double LEAST = 4.5;

    @ParameterizedTest
    @CsvSource({"LIGHT, #ffffff", "DARK, #14181d", "AUTO, #ffffff", "AUTO, #000000"})
    void the_words_of_a_drawing_are_read_on_the_paper_it_is_for(Theme theme, String paper) {
        double contrast = contrast(theme.ink(), paper);
        assertTrue(contrast >= LEAST, theme + " on " + paper + " has " + contrast);
    }

    private static double contrast(String one, String other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    /** Relative luminance, as the guidelines define it. */
    private static double luminance(String colour) {
        return 0.2126 * part(colour, 1) + 0.7152 * part(colour, 3) + 0.0722 * part(colour, 5);
    }

    private static double part(String colour, int at) {
        double value = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
