package org.ouinon.account;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import org.ouinon.web.Days;

/**
 * Who did what. A note is written in the transaction of the deed itself, so that there is none without the other, and
 * never changed.
 */
@ApplicationScoped
public class Audit {

    private static final int LONGEST_NAME = 64;
    private static final int LONGEST = 200;

    private final Days days;
    private final SecurityIdentity identity;

    Audit(Days days, SecurityIdentity identity) {
        this.days = days;
        this.identity = identity;
    }

    /**
     * Notes a deed of whoever is signed in, within the present transaction, which must be active.
     *
     * @param about what it was done to, without any secret; cut at 200 characters
     */
    public void note(Deed deed, String about) {
        note(deed, identity.getPrincipal().getName(), about);
    }

    /** The same of somebody who is not signed in, or not yet. */
    public void note(Deed deed, String who, String about) {
        AuditNote note = new AuditNote();
        note.at = days.now();
        note.who = cut(who, LONGEST_NAME);
        note.deed = deed;
        note.about = cut(about, LONGEST);
        note.persist();
    }

    /** Characters as the database counts them, so that none is halved. */
    private static String cut(String text, int longest) {
        boolean fits = text.codePointCount(0, text.length()) <= longest;
        return fits ? text : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }
}
