package org.ouinon.vote;

/** How well a click is proven to be a person's, from worst to best; the order is the rank. */
public enum Rank {
    /** The page was fetched and nothing more; never a vote. */
    BARE,
    /** The page's script ran. */
    RENDERED,
    /** Somebody touched, scrolled or typed on the page. */
    ENGAGED,
    /** The form's button was pressed. */
    EXPLICIT;

    boolean above(Rank other) {
        return compareTo(other) > 0;
    }
}
