package org.ouinon.link;

import static java.text.Normalizer.Form.NFC;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** The help desk's own reference of a request: 1 to 64 printable characters. */
public record Ticket(String reference) {

    private static final Pattern PRINTABLE = Pattern.compile("[^\\p{C}\\p{Zl}\\p{Zp}]{1,64}");

    /** What programs put behind an address, none of which ends a ticket's number. */
    private static final Pattern TAIL = Pattern.compile("[\\s\\p{Z}\\p{Cc}.,;:!?)>\"']+\\z");

    /** No digit, or a sign that placeholders are written with: the help desk filled nothing in. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\P{Nd}*|.*[{}\\[\\]<>$%].*", Pattern.DOTALL);

    private static final int LONGEST_ASSERTED = 200;

    /**
     * Takes a reference as a help desk or an agent gives it; nothing or blanks are no ticket.
     *
     * @return the ticket, or null where none is named
     * @throws IllegalArgumentException with a sentence for the caller if it cannot be a reference
     */
    public static Ticket of(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String reference = Normalizer.normalize(text.strip(), NFC);
        if (!PRINTABLE.matcher(reference).matches()) {
            throw new IllegalArgumentException("ticket must be at most 64 printable characters");
        }
        return new Ticket(reference);
    }

    /**
     * Takes a reference as a macro of a help desk leaves it behind a link.
     *
     * @return the ticket; null where the help desk did not fill its placeholder in, or with what cannot be a reference
     */
    public static Ticket asserted(String text) {
        String given = text == null || text.length() > LONGEST_ASSERTED
                ? ""
                : TAIL.matcher(Normalizer.normalize(text, NFC)).replaceAll("");
        try {
            return isPlaceholder(given) ? null : of(given);
        } catch (IllegalArgumentException e) {
            return null; // A customer cannot help what a help desk writes.
        }
    }

    /** Whether nobody can take a text for a ticket's reference: it names many tickets, or none. */
    private static boolean isPlaceholder(String text) {
        return PLACEHOLDER.matcher(text).matches();
    }

    @Override
    public String toString() {
        return reference;
    }
}
