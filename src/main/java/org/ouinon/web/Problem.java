package org.ouinon.web;

import jakarta.ws.rs.WebApplicationException;

/** Says to the caller what is wrong and what to do: as a kind page to people, as RFC 9457 JSON to programs. */
public class Problem extends WebApplicationException {

    private final Trouble trouble;

    public Problem(Trouble trouble) {
        this(trouble, null);
    }

    /** @param detail one English sentence for a program's author; pages do not show it */
    public Problem(Trouble trouble, String detail) {
        super(detail, trouble.status());
        this.trouble = trouble;
    }

    Trouble trouble() {
        return trouble;
    }
}
