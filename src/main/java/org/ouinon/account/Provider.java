package org.ouinon.account;

import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.runtime.Startup;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ouinon.web.Setting;
import org.ouinon.web.Site;

/**
 * The organisation's own sign-in by OpenID Connect, where an operator has set it up. It is asked once who somebody is and
 * what groups they are in; the session that follows is ours, so that every page works while the provider is away.
 */
@Startup
@ApplicationScoped
class Provider {

    static final String PATH = "/login/provider";

    private final OidcAuthenticationMechanism oidc;
    private final Site site;
    private final String name;
    private final boolean on;
    private final Map<String, Set<String>> groups;

    Provider(
            OidcAuthenticationMechanism oidc,
            OidcSettings settings,
            SignInSettings signIn,
            Site site,
            @ConfigProperty(name = "quarkus.oidc.tenant-enabled") boolean on) {
        this.oidc = oidc;
        this.site = site;
        this.name = settings.name();
        this.on = on;
        this.groups = Map.of(
                Role.AGENT, settings.agents().orElse(Set.of()),
                Role.DIRECTOR, settings.directors().orElse(Set.of()),
                Role.OPERATOR, settings.operators().orElse(Set.of()));
        Setting.read(() -> needsWayIn(signIn.password()));
    }

    private boolean needsWayIn(boolean password) {
        if (on && groups.values().stream().allMatch(Set::isEmpty)) {
            throw new IllegalArgumentException("Nobody could sign in with " + name + ": set OUINON_OIDC_GROUPS_AGENT,"
                    + " OUINON_OIDC_GROUPS_DIRECTOR or OUINON_OIDC_GROUPS_OPERATOR to the groups that may");
        }
        if (!on && !password) {
            throw new IllegalArgumentException("Nobody could sign in: set OUINON_SIGN_IN_PASSWORD=true, or"
                    + " QUARKUS_OIDC_TENANT_ENABLED=true and what belongs to it");
        }
        return true;
    }

    boolean isOn() {
        return on;
    }

    /** What people call it; empty where there is none. */
    Optional<String> name() {
        return on ? Optional.of(name) : Optional.empty();
    }

    /** Our roles of somebody in groups of theirs. */
    Set<String> roles(Set<String> theirs) {
        return Role.ALL.stream()
                .filter(role -> groups.get(role).stream().anyMatch(theirs::contains))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Who somebody is by the provider's word; null before it was asked. */
    Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        return on
                ? oidc.authenticate(context, identities)
                        .onFailure(OIDCException.class)
                        .recoverWithNull()
                : Uni.createFrom().nullItem();
    }

    /** Leads to the provider, or back to the form where it does not answer. */
    Uni<ChallengeData> challenge(RoutingContext context) {
        if (!on) {
            return Uni.createFrom().item(backToForm(""));
        }
        Wanted.remember(context, site);
        return oidc.getChallenge(context).onFailure(OIDCException.class).recoverWithItem(backToForm("?away=true"));
    }

    private ChallengeData backToForm(String query) {
        return new ChallengeData(303, "Location", site.root() + "/login" + query);
    }
}
