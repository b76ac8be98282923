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

    /** A key that an operator minted, or the one of {@code OUINON_API_KEY}. */
    @ApplicationScoped
    static class ByKey implements IdentityProvider<TokenAuthenticationRequest> {

        private final Keys keys;
        private final byte[] ofSettings;

        ByKey(Keys keys, AccountSettings settings) {
            this.keys = keys;
            this.ofSettings = settings.apiKey()
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
            String given = request.getToken().getToken();
            if (isOfSettings(given)) {
                return Uni.createFrom().item(Member.identity("api-key", Set.of(Role.AGENT, Role.DIRECTOR)));
            }
            return keys.open(given)
                    .map(key -> Uni.createFrom().item(Member.identity("key " + key.id, key.roles())))
                    .orElseGet(() -> Uni.createFrom().failure(new AuthenticationFailedException()));
        }

        private boolean isOfSettings(String given) {
            return ofSettings.length > 0 && MessageDigest.isEqual(ofSettings, given.getBytes(StandardCharsets.UTF_8));
        }
    }
}
