package org.ouinon.link;

import static java.text.Normalizer.Form.NFC;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** The help desk's own reference of a request: 1 to 64 printable characters. */
public record Ticket(String reference) {

    private static final Pattern PRINTABLE = Pattern.compile("[^\\p{C}\\p{Zl}\\p{Zp}]{1,64}");

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

    @Override
    public String toString() {
        return reference;
    }
}
