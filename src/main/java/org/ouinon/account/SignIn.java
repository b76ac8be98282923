package org.ouinon.account;

import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.BasicAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.HashSet;
import java.util.Set;
import org.ouinon.web.Site;

/**
 * One door for every way in: the API takes a bearer key (RFC 6750) or HTTP Basic (RFC 7617), pages take the session's
 * cookie and nothing else. So the API answers 401 and never with a login page, and a page never makes a browser ask for a
 * password.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class SignIn implements HttpAuthenticationMechanism {

    private static final String BEARER = "Bearer ";
    private static final String KEY_REFUSED = "Bearer realm=\"Ouinon\", error=\"invalid_token\"";
    private static final String PASSWORD_WANTED = "Basic realm=\"Ouinon\", charset=\"UTF-8\"";

    private final BasicAuthenticationMechanism basic;
    private final Sessions sessions;
    private final Site site;

    SignIn(BasicAuthenticationMechanism basic, Sessions sessions, Site site) {
        this.basic = basic;
        this.sessions = sessions;
        this.site = site;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        if (!forApi(context)) {
            return Uni.createFrom().optional(sessions.of(context).map(Member::identity));
        }
        if (hasKey(context)) {
            String key = context.request()
                    .getHeader("Authorization")
                    .substring(BEARER.length())
                    .strip();
            return identities.authenticate(new TokenAuthenticationRequest(new TokenCredential(key, "bearer")));
        }
        return basic.authenticate(context, identities);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        ChallengeData challenge = forApi(context)
                ? new ChallengeData(401, "WWW-Authenticate", hasKey(context) ? KEY_REFUSED : PASSWORD_WANTED)
                : new ChallengeData(303, "Location", site.root() + "/login" + wanted(context));
        return Uni.createFrom().item(challenge);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        Set<Class<? extends AuthenticationRequest>> types = new HashSet<>(basic.getCredentialTypes());
        types.add(TokenAuthenticationRequest.class);
        return types;
    }

    /** A form that was sent in vain is not sent again. */
    private static String wanted(RoutingContext context) {
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
}
