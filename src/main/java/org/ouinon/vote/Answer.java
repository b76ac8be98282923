package org.ouinon.vote;

/** What a customer answered. */
public enum Answer {
    YES,
    NO
}
