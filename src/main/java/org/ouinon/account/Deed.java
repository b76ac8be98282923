package org.ouinon.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the audit keeps of those who are signed in, or try to be. */
public enum Deed {
    SIGNED_IN,
    SIGN_IN_REFUSED,
    PASSWORD_CHANGED,
    ACCOUNT_INVITED,
    ACCOUNT_JOINED,
    ACCOUNT_CHANGED,
    ACCOUNT_CLOSED,
    MAIL_CHANGED,
    KEY_MINTED,
    KEY_REVOKED,
    LINKS_REVOKED,
    LINK_KEY_REVOKED,
    LINK_KEY_MADE,
    REVOCATION_LIFTED,
    WORDING_CHANGED,
    TEAM_CHANGED,
    AGENT_CHANGED,
    INCIDENT_OPENED,
    INCIDENT_REVISED,
    WEBHOOK_BEGUN,
    WEBHOOK_STOPPED,
    COMMENT_FOLLOWED_UP,
    FEED_KEY_MADE,
    FEED_KEY_REVOKED,
    VOTE_COUNTED,
    VOTE_VOIDED,
    TICKET_EXPORTED,
    TICKET_ERASED;

    static Optional<Deed> of(String name) {
        return Arrays.stream(values()).filter(deed -> deed.name().equals(name)).findFirst();
    }

    /** As people read it: {@code key minted}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
