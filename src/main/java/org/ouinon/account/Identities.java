package org.ouinon.account;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;

/** Who is behind a password or a key. */
final class Identities {

    private Identities() {}

    /** A name and a password from HTTP Basic. */
    @ApplicationScoped
    static class ByPassword implements IdentityProvider<UsernamePasswordAuthenticationRequest> {

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

    /** The key of {@code OUINON_API_KEY}. */
    @ApplicationScoped
    static class ByKey implements IdentityProvider<TokenAuthenticationRequest> {

        private final byte[] key;

        ByKey(AccountSettings settings) {
            this.key = settings.apiKey()
                    .map(k -> k.getBytes(StandardCharsets.UTF_8))
                    .orElse(new byte[0]);
        }

        @Override
        public Class<TokenAuthenticationRequest> getRequestType() {
            return TokenAuthenticationRequest.class;
        }

        @Override
        public Uni<SecurityIdentity> authenticate(
                TokenAuthenticationRequest request, AuthenticationRequestContext context) {
            byte[] given = request.getToken().getToken().getBytes(StandardCharsets.UTF_8);
            if (key.length == 0 || !MessageDigest.isEqual(key, given)) {
                return Uni.createFrom().failure(new AuthenticationFailedException());
            }
            return Uni.createFrom().item(Member.identity("api-key", Set.of(Role.AGENT, Role.DIRECTOR)));
        }
    }
}
