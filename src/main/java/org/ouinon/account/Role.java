package org.ouinon.account;

import java.util.List;

/** What a signed-in person may do. Constants, because annotations take no enums. */
public final class Role {

    /** Makes blocks. */
    public static final String AGENT = "agent";
    /** Reads every comment. */
    public static final String DIRECTOR = "director";
    /** Runs the service. */
    public static final String OPERATOR = "operator";

    static final List<String> ALL = List.of(AGENT, DIRECTOR, OPERATOR);

    private Role() {}
}
