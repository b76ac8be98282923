package org.ouinon.link;

import java.util.regex.Pattern;

/** What a help desk puts a ticket's number in the place of, such as {@code {{ticket.id}}}; it stands in addresses as it is. */
public record Placeholder(String text) {

    /** Visible ASCII but for what ends an attribute or begins a tag or an entity. */
    private static final Pattern FIT = Pattern.compile("[!-~&&[^\"'<&\\\\]]{1,64}");

    /** The number that lines are measured with. */
    private static final String MEASURE = "1234567";

    /**
     * Takes a placeholder as a help desk writes it; nothing or blanks are none.
     *
     * @return the placeholder, or null where none is given
     * @throws IllegalArgumentException with a sentence for the caller, also where what is left unfilled would be taken for a
     *     ticket that all customers share
     */
    public static Placeholder of(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String given = text.strip();
        if (!FIT.matcher(given).matches() || Ticket.asserted(given) != null) {
            throw new IllegalArgumentException(
                    "reference must be your help desk's placeholder, such as {{ticket.id}}, in at most 64 characters");
        }
        return new Placeholder(given);
    }

    /** What stands behind an address. */
    String query() {
        return "?ref=" + text;
    }

    /** A line as long as it is for customers, with a number in the place of each placeholder. */
    String measured(String line) {
        return line.replace(text, MEASURE);
    }
}
