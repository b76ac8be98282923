package org.ouinon.hook;

/**
 * Why a message was not taken.
 *
 * @param sentence for the operator
 * @param isFinal whether it makes no sense to try again
 */
record Refused(String sentence, boolean isFinal) {}
