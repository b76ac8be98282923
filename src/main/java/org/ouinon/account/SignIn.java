package org.ouinon.account;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.BasicAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Set;
import org.ouinon.web.Site;

/**
 * One door for every way in: the API takes a bearer key (RFC 6750) or HTTP Basic (RFC 7617), one page leads to the
 * organisation's provider, and all others take the session's cookie and nothing else. So the API answers 401 and never
 * with a login page, and a page never makes a browser ask for a password.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class SignIn implements HttpAuthenticationMechanism {

    private static final String BEARER = "Bearer ";
    private static final String KEY_REFUSED = "Bearer realm=\"Ouinon\", error=\"invalid_token\"";
    private static final String KEY_WANTED = "Bearer realm=\"Ouinon\"";
    private static final String PASSWORD_WANTED = "Basic realm=\"Ouinon\", charset=\"UTF-8\"";

    private final BasicAuthenticationMechanism basic;
    private final Keys keys;
    private final Sessions sessions;
    private final Provider provider;
    private final Site site;
    private final boolean password;

    SignIn(
            BasicAuthenticationMechanism basic,
            Keys keys,
            Sessions sessions,
            Provider provider,
            Site site,
            SignInSettings settings) {
        this.basic = basic;
        this.keys = keys;
        this.sessions = sessions;
        this.provider = provider;
        this.site = site;
        this.password = settings.password();
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        if (forApi(context)) {
            return forProgram(context, identities);
        }
        return forProvider(context)
                ? provider.authenticate(context, identities)
                : Uni.createFrom().optional(sessions.of(context).map(Member::identity));
    }

    private Uni<SecurityIdentity> forProgram(RoutingContext context, IdentityProviderManager identities) {
        if (hasKey(context)) {
            String sent = context.request().getHeader("Authorization").substring(BEARER.length());
            return Uni.createFrom().item(() -> keys.open(sent.strip()).orElseThrow(AuthenticationFailedException::new));
        }
        return password
                ? basic.authenticate(context, identities)
                : Uni.createFrom().nullItem();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        if (forProvider(context)) {
            return provider.challenge(context);
        }
        return Uni.createFrom()
                .item(
                        forApi(context)
                                ? new ChallengeData(401, "WWW-Authenticate", wanted(hasKey(context)))
                                : new ChallengeData(303, "Location", site.root() + "/login" + page(context)));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return basic.getCredentialTypes();
    }

    private String wanted(boolean refused) {
        if (refused) {
            return KEY_REFUSED;
        }
        return password ? PASSWORD_WANTED : KEY_WANTED;
    }

    /** A form that was sent in vain is not sent again. */
    private static String page(RoutingContext context) {
        return context.request().method() == HttpMethod.GET
                ? Wanted.query(context.request().uri())
                : "";
    }

    private static boolean hasKey(RoutingContext context) {
        String header = context.request().getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length());
    }

    private static boolean forApi(RoutingContext context) {
        return context.normalizedPath().startsWith("/api/");
    }

    private static boolean forProvider(RoutingContext context) {
        return context.normalizedPath().equals(Provider.PATH);
    }
}
