package org.ouinon.account;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.identity.request.TrustedAuthenticationRequest;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;

/** Who is behind a password, a session or a key. */
final class Identities {

    private Identities() {}

    /** A name and a password, from the form or from HTTP Basic. */
    @ApplicationScoped
    static class ByPassword implements IdentityProvider<UsernamePasswordAuthenticationRequest> {

        @Override
        public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
            return UsernamePasswordAuthenticationRequest.class;
        }

        @Override
        public Uni<SecurityIdentity> authenticate(
                UsernamePasswordAuthenticationRequest request, AuthenticationRequestContext context) {
            String password = new String(request.getPassword().getPassword());
            return context.runBlocking(() -> {
                Account account = find(request.getUsername());
                if (account == null || !account.accepts(password)) {
                    throw new AuthenticationFailedException();
                }
                return identity(account.name, account.roles());
            });
        }
    }

    /** The name that the session cookie holds, which this service wrote and sealed itself. */
    @ApplicationScoped
    static class BySession implements IdentityProvider<TrustedAuthenticationRequest> {

        @Override
        public Class<TrustedAuthenticationRequest> getRequestType() {
            return TrustedAuthenticationRequest.class;
        }

        @Override
        public Uni<SecurityIdentity> authenticate(
                TrustedAuthenticationRequest request, AuthenticationRequestContext context) {
            return context.runBlocking(() -> {
                Account account = find(request.getPrincipal());
                if (account == null) {
                    throw new AuthenticationFailedException();
                }
                return identity(account.name, account.roles());
            });
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
            return Uni.createFrom().item(identity("api-key", Set.of(Role.AGENT, Role.DIRECTOR)));
        }
    }

    private static Account find(String name) {
        return QuarkusTransaction.requiringNew().call(() -> Account.findByName(name));
    }

    private static SecurityIdentity identity(String name, Set<String> roles) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(name))
                .addRoles(roles)
                .build();
    }
}
