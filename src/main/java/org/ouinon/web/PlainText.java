package org.ouinon.web;

import java.util.regex.Pattern;

/**
 * What somebody wrote, fit to be kept and shown: no control characters, nothing that turns the direction of text, and
 * nothing that XML could not hold.
 */
public record PlainText(String value) {

    private static final Pattern LINE_END = Pattern.compile("\\r\\n?");

    /**
     * Controls but tab and line feed, lone surrogates, the bidirectional controls of Unicode (UAX #9), and the two
     * code points that are no characters in XML 1.0.
     */
    private static final Pattern STRIPPED = Pattern.compile(
            "[\\p{Cc}&&[^\\t\\n]]|\\p{Cs}|[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFFFE\\uFFFF]");

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    /** Also letters and symbols that show nothing: the fillers of Hangul, and the blank of Braille. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Cf}\\p{M}\\u115F\\u1160\\u2800\\u3164\\uFFA0]*");

    /** A text of any number of lines; null is an empty one. */
    public static PlainText of(String text) {
        String lines = LINE_END.matcher(text == null ? "" : text).replaceAll("\n");
        return new PlainText(STRIPPED.matcher(lines).replaceAll("").strip());
    }

    /** A text of one line, whatever was in it. */
    public static PlainText line(String text) {
        return new PlainText(SPACES.matcher(of(text).value).replaceAll(" ").strip());
    }

    /** In Unicode code points, as limits are told to people. */
    public int length() {
        return value.codePointCount(0, value.length());
    }

    public boolean isEmpty() {
        return value.isEmpty();
    }

    /** Whether a reader would see nothing, though there may be characters. */
    public boolean isInvisible() {
        return INVISIBLE.matcher(value).matches();
    }
}
