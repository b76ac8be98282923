package org.ouinon.inbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which comments somebody looks at, by who has read them. */
enum Show {
    UNREAD("unread by me"),
    READ("read by me"),
    OVERDUE("unread by anybody for 7 days"),
    ALL("all");

    private final String label;

    Show(String label) {
        this.label = label;
    }

    static Optional<Show> of(String word) {
        return Arrays.stream(values()).filter(show -> show.word().equals(word)).findFirst();
    }

    /** As addresses write it: {@code unread}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String label() {
        return label;
    }
}
