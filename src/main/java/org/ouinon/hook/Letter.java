package org.ouinon.hook;

/**
 * A message as it is sent.
 *
 * @param attempt 1 for the first
 * @param body JSON
 */
record Letter(long message, int attempt, String body) {

    /** The same at each attempt, so that a receiver can tell a repetition. */
    String id() {
        return "msg_" + message;
    }
}
