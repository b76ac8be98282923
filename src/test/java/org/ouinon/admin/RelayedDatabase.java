package org.ouinon.admin;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.net.URI;
import java.util.Map;
import org.ouinon.database.EmbeddedMariaDb;
import org.ouinon.database.EmbeddedSettings;
import org.ouinon.database.Login;

/** The service with its database behind a {@link Relay}, as an operator would set one of their own. */
public class RelayedDatabase implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        Login login =
                EmbeddedMariaDb.open(EmbeddedSettings.in("target/test-data")).login();
        int port = URI.create(login.url().substring("jdbc:".length())).getPort();
        return Map.of(
                "quarkus.datasource.jdbc.url", login.url().replace(":" + port + "/", ":" + Relay.to(port) + "/"),
                "quarkus.datasource.username", login.username(),
                "quarkus.datasource.password", login.password());
    }
}
