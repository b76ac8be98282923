package org.ouinon.comment;

import java.util.regex.Pattern;

/** What a customer wrote, fit to be kept and shown: no control characters, nothing that turns the direction of text. */
record CommentText(String value) {

    /** Unicode code points. */
    static final int LONGEST = 2000;

    private static final Pattern LINE_END = Pattern.compile("\\r\\n?");

    /** Controls but tab and line feed, lone surrogates, and the bidirectional controls of Unicode (UAX #9). */
    private static final Pattern STRIPPED =
            Pattern.compile("[\\p{Cc}&&[^\\t\\n]]|\\p{Cs}|[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    static CommentText of(String text) {
        String lines = LINE_END.matcher(text == null ? "" : text).replaceAll("\n");
        return new CommentText(STRIPPED.matcher(lines).replaceAll("").strip());
    }

    int length() {
        return value.codePointCount(0, value.length());
    }

    boolean isEmpty() {
        return value.isEmpty();
    }

    boolean isTooLong() {
        return length() > LONGEST;
    }
}
