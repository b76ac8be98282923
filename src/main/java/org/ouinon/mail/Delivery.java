package org.ouinon.mail;

/**
 * What became of one mail to one director.
 *
 * @param reason in the words of whoever refused it, on one line; empty where it was sent
 */
public record Delivery(Outcome outcome, String reason) {

    static final Delivery SENT = new Delivery(Outcome.SENT, "");

    /** How sure it is. */
    public enum Outcome {
        /** The mail server has taken it. */
        SENT,
        /** The mail server has it not, for sure. */
        FAILED,
        /** Nobody can tell: the connection ended before the server's last word. */
        UNKNOWN
    }

    public boolean isSent() {
        return outcome == Outcome.SENT;
    }
}
