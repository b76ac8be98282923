package org.ouinon.mail;

import java.time.ZoneId;
import java.util.Set;
import org.ouinon.web.Language;

/**
 * What mails somebody wants.
 *
 * @param teams the numbers of those that mails are about; none for all
 * @param zone the one in which Monday morning comes, and in which mails tell times
 */
record Wishes(
        String address,
        Language language,
        ZoneId zone,
        Set<Integer> teams,
        boolean weekly,
        boolean monthly,
        boolean alerts) {

    /** Whether no mail is wanted at all. */
    boolean isNothing() {
        return !weekly && !monthly && !alerts;
    }
}
