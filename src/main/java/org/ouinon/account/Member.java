package org.ouinon.account;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.util.Set;

/**
 * Somebody who may sign in, as every process knows them.
 *
 * @param epoch of the account: sessions opened in an earlier one are over
 */
record Member(String name, int epoch, Set<String> roles) {

    private static final int NO_ACCOUNT = -1;

    static Member of(Account account) {
        return new Member(account.name, account.epoch, account.roles());
    }

    /** Somebody of whom the organisation's provider speaks, and the database knows nothing. */
    static Member ofProvider(String name, Set<String> roles) {
        return new Member(name, NO_ACCOUNT, roles);
    }

    boolean isOfProvider() {
        return epoch == NO_ACCOUNT;
    }

    /** As a session's cookie holds it. */
    String sealed() {
        return epoch + ":" + String.join(",", roles) + ":" + name;
    }

    /** @param sealed from {@link #sealed} */
    static Member unsealed(String sealed) {
        String[] parts = sealed.split(":", 3);
        return new Member(parts[2], Integer.parseInt(parts[0]), Set.of(parts[1].split(",")));
    }

    SecurityIdentity identity() {
        return identity(name, roles);
    }

    static SecurityIdentity identity(String name, Set<String> roles) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(name))
                .addRoles(roles)
                .build();
    }
}
