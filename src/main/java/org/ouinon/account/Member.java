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

    static Member of(Account account) {
        return new Member(account.name, account.epoch, account.roles());
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
