package org.ouinon.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a key may do on the API; pages take no keys. */
public enum Scope {
    /** Makes blocks. */
    MINT(Role.AGENT),
    /** Reads comments. */
    READ(Role.DIRECTOR);

    private final String role;

    Scope(String role) {
        this.role = role;
    }

    static Optional<Scope> of(String name) {
        return Arrays.stream(values())
                .filter(scope -> scope.word().equals(name))
                .findFirst();
    }

    /** As people write it: {@code mint}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role whose part of the API this opens. */
    String role() {
        return role;
    }
}
