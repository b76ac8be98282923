package org.ouinon.web;

/** What can go wrong for a person in front of a page: each has a status (RFC 9110) and kind words of its own. */
public enum Trouble {
    /** A link that was cut, altered or never ours; which of these is nobody's business. */
    UNKNOWN_LINK(404),
    /** A link with a ticket that is older than links vote for. */
    EXPIRED_LINK(410),
    /** A link that an operator took back. */
    REVOKED_LINK(410),
    /** A ballot that was closed for good, its customer having wanted it erased. */
    CLOSED_BALLOT(410),
    NOT_FOUND(404),
    BAD_REQUEST(400),
    FORBIDDEN(403),
    /** A form that did not come from a page of this service. */
    ELSEWHERE(403),
    TOO_LARGE(413),
    /** Somebody tries out passwords, or something does. */
    TOO_MANY_TRIES(429),
    /** The database is away or the service is too busy: it is worth coming back. */
    AWAY(503),
    BROKEN(500);

    private final int status;

    Trouble(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    /** The words for a status that some library chose. */
    static Trouble ofStatus(int status) {
        return switch (status) {
            case 401, 403 -> FORBIDDEN;
            case 404, 405 -> NOT_FOUND;
            case 413 -> TOO_LARGE;
            case 503 -> AWAY;
            default -> status < 500 ? BAD_REQUEST : BROKEN;
        };
    }
}
