package org.ouinon.account;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Set;
import org.ouinon.web.Problem;
import org.ouinon.web.Trouble;

/** Those whom the organisation's provider sends. */
@ApplicationScoped
class Arrivals {

    private final Provider provider;
    private final Staff staff;
    private final Tries tries;
    private final Audit audit;

    Arrivals(Provider provider, Staff staff, Tries tries, Audit audit) {
        this.provider = provider;
        this.staff = staff;
        this.tries = tries;
        this.audit = audit;
    }

    /**
     * Who arrives, and what they may do.
     *
     * @throws Problem 403 for whoever is in no group that is known here, or has the name of an account with a password:
     *     by a name, the desk and the audit know one person
     */
    @Transactional(dontRollbackOn = Problem.class)
    Member member(SecurityIdentity arrived) {
        String name = nameOf(arrived);
        Set<String> roles = provider.roles(arrived.getRoles());
        if (roles.isEmpty()) {
            throw refused(name, "none of their groups has a role here");
        }
        if (staff.named(name).isPresent()) {
            throw refused(name, "an account with a password has this name");
        }
        audit.note(Deed.SIGNED_IN, name, "with " + provider.name().orElseThrow());
        return Member.ofProvider(name, roles);
    }

    private static String nameOf(SecurityIdentity arrived) {
        try {
            return Agent.handleOf(arrived.getPrincipal().getName());
        } catch (IllegalArgumentException e) {
            throw new Problem(Trouble.FORBIDDEN, "The name that the provider gives is no agent's");
        }
    }

    private Problem refused(String name, String why) {
        tries.worthNoting()
                .ifPresent(unnoted -> audit.note(
                        Deed.SIGN_IN_REFUSED, name, "with " + provider.name().orElseThrow() + ": " + why));
        return new Problem(Trouble.FORBIDDEN);
    }
}
