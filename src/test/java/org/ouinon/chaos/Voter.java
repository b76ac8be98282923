package org.ouinon.chaos;

import java.util.ArrayList;
import java.util.List;
import org.ouinon.vote.Answer;

/** Who has one mail with one link, asks one thing at a time, and keeps in mind what was said. */
final class Voter {

    final String ticket;
    final String token;
    private final List<Attempt> attempts = new ArrayList<>();

    Voter(String ticket, String token) {
        this.ticket = ticket;
        this.token = token;
    }

    void add(Attempt attempt) {
        attempts.add(attempt);
    }

    List<Attempt> attempts() {
        return attempts;
    }

    /** What this voter answered last. */
    Answer last() {
        return attempts.get(attempts.size() - 1).answer();
    }

    /**
     * Whether what is stored is what this voter was told last; or, where later requests got no such word, what one of them
     * may have made of it.
     *
     * @param stored null where nothing is
     */
    boolean finds(Stored stored) {
        int told = attempts.size() - 1;
        while (told >= 0 && !attempts.get(told).isAcknowledged()) {
            told--;
        }
        if (stored == null) {
            return told < 0;
        }
        List<Attempt> possible = attempts.subList(Math.max(told, 0), attempts.size());
        return told >= 0 && possible.size() == 1
                ? possible.get(0).says(stored)
                : possible.stream().anyMatch(attempt -> attempt.answer() == stored.answer());
    }
}
