package org.ouinon.web;

import java.util.regex.Pattern;

/** Text in a CSV cell that no spreadsheet takes for a formula (OWASP, "CSV Injection"). */
public final class Cell {

    private static final Pattern FORMULA =
            Pattern.compile("^[\\s\\p{Z}]*[=+\\-@|%\\t\\r\\n\\uFF1D\\uFF0B\\uFF0D\\uFF20]");

    private Cell() {}

    /** The text, with an apostrophe before it if a spreadsheet could take it for a formula. */
    public static String safe(String text) {
        return text != null && FORMULA.matcher(text).find() ? "'" + text : text;
    }
}
