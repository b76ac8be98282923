package org.ouinon.account;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;

/** Who is behind a name and a password of HTTP Basic. */
@ApplicationScoped
class ByPassword implements IdentityProvider<UsernamePasswordAuthenticationRequest> {

    private final Passwords passwords;

    ByPassword(Passwords passwords) {
        this.passwords = passwords;
    }

    @Override
    public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
        return UsernamePasswordAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            UsernamePasswordAuthenticationRequest request, AuthenticationRequestContext context) {
        String password = new String(request.getPassword().getPassword());
        HttpServerRequest http =
                HttpSecurityUtils.getRoutingContextAttribute(request).request();
        return context.runBlocking(() -> passwords
                .check(request.getUsername(), password, http, Way.BASIC)
                .map(Member::identity)
                .orElseThrow(AuthenticationFailedException::new));
    }
}
