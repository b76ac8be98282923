package org.ouinon.inbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a customer answered beside a comment, or nothing; named as {@link org.ouinon.vote.Answer} is. */
enum Said {
    YES,
    NO,
    NONE;

    static Optional<Said> of(String word) {
        return Arrays.stream(values()).filter(said -> said.word().equals(word)).findFirst();
    }

    /** As addresses write it: {@code yes}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
