package org.ouinon.account;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;

/** The service of an organisation with an OpenID provider, which is not there yet when the service starts. */
public class WithProvider implements QuarkusTestProfile {

    static final String CLIENT = "ouinon";
    static final String SECRET = "a-secret-of-32-characters-or-more";

    /** A system property, because the test and the profile may come from different class loaders. */
    private static final String PORT = "org.ouinon.account.provider";

    static int port() {
        return Integer.getInteger(PORT);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        // Asked for more than once, and always the same: the service and the test must mean one provider.
        if (System.getProperty(PORT) == null) {
            System.setProperty(PORT, String.valueOf(freePort()));
        }
        return Map.of(
                "quarkus.oidc.tenant-enabled", "true",
                "quarkus.oidc.auth-server-url", "http://localhost:" + port(),
                "quarkus.oidc.client-id", CLIENT,
                "quarkus.oidc.credentials.secret", SECRET,
                "quarkus.oidc.roles.role-claim-path", "realm/groups",
                "ouinon.oidc.name", "Example SSO",
                "ouinon.oidc.groups.agent", "support,hotline",
                "ouinon.oidc.groups.director", "board");
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
