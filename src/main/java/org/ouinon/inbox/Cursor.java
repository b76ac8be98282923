package org.ouinon.inbox;

import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ouinon.web.Problem;
import org.ouinon.web.Trouble;

/** A comment after which a page begins: no page counts those before it, however many they are. */
record Cursor(Instant writtenAt, UUID ballot) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,15})_([0-9a-f-]{36})");

    static Cursor behind(Entry last) {
        return new Cursor(last.line().writtenAt(), last.ballot());
    }

    /**
     * As addresses write it; nothing is no cursor.
     *
     * @throws Problem 400 for what is none
     */
    static Cursor of(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new Problem(Trouble.BAD_REQUEST, "after is what the last page's address said");
        }
        try {
            return new Cursor(Instant.ofEpochMilli(Long.parseLong(form.group(1))), UUID.fromString(form.group(2)));
        } catch (IllegalArgumentException e) {
            throw new Problem(Trouble.BAD_REQUEST, "after is what the last page's address said");
        }
    }

    @Override
    public String toString() {
        return writtenAt.toEpochMilli() + "_" + ballot;
    }
}
