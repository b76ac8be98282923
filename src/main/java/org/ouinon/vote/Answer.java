package org.ouinon.vote;

import java.util.Locale;
import org.ouinon.link.Words;

/** What a customer says to the one question. */
public enum Answer {
    YES,
    NO;

    /** The answer of a path's last part, {@code yes} or {@code no}. */
    public static Answer fromString(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    public Answer opposite() {
        return this == YES ? NO : YES;
    }

    /** As addresses write it. */
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As the block says it. */
    public String in(Words words) {
        return this == YES ? words.yesButton() : words.noButton();
    }
}
