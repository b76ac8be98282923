package org.ouinon.inbox;

import org.jboss.resteasy.reactive.RestQuery;

/** A filter as an address has it; nothing or a blank asks for nothing. */
class FilterForm {

    /** Words of {@link Show}. */
    @RestQuery
    String show;

    /** A slug. */
    @RestQuery
    String team;

    /** {@code yes}, {@code no} or {@code none}. */
    @RestQuery
    String answer;

    @RestQuery
    String language;

    @RestQuery
    String from;

    @RestQuery
    String to;

    @RestQuery
    String q;

    /** {@code oldest}, or the newest first. */
    @RestQuery
    String order;

    /** Where the page begins. */
    @RestQuery
    String after;
}
