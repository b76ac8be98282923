package org.ouinon.account;

import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.BasicAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.FormAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.HashSet;
import java.util.Set;

/**
 * One door for every way in: the API takes a bearer key (RFC 6750) or HTTP Basic (RFC 7617), pages take the form's
 * cookie. So the API answers 401 and never with a login page, and a page never makes a browser ask for a password.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class SignIn implements HttpAuthenticationMechanism {

    private static final String BEARER = "Bearer ";

    private final BasicAuthenticationMechanism basic;
    private final FormAuthenticationMechanism form;

    SignIn(BasicAuthenticationMechanism basic, FormAuthenticationMechanism form) {
        this.basic = basic;
        this.form = form;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        String header = context.request().getHeader("Authorization");
        if (header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            String key = header.substring(BEARER.length()).strip();
            return identities.authenticate(new TokenAuthenticationRequest(new TokenCredential(key, "bearer")));
        }
        return forApi(context) ? basic.authenticate(context, identities) : form.authenticate(context, identities);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return forApi(context)
                ? Uni.createFrom()
                        .item(new ChallengeData(401, "WWW-Authenticate", "Basic realm=\"Ouinon\", charset=\"UTF-8\""))
                : form.getChallenge(context);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        Set<Class<? extends AuthenticationRequest>> types = new HashSet<>(form.getCredentialTypes());
        types.addAll(basic.getCredentialTypes());
        types.add(TokenAuthenticationRequest.class);
        return types;
    }

    private static boolean forApi(RoutingContext context) {
        return context.normalizedPath().startsWith("/api/");
    }
}
