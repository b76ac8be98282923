package org.ouinon.admin;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.net.URI;
import java.util.Map;
import org.ouinon.database.EmbeddedMariaDb;
import org.ouinon.database.EmbeddedSettings;

/** The service with its database behind a {@link Relay}, as an operator would set one of their own. */
public class RelayedDatabase implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            Object login = login();
            String url = of(login, "url");
            int port = URI.create(url.substring("jdbc:".length())).getPort();
            return Map.of(
                    "quarkus.datasource.jdbc.url", url.replace(":" + port + "/", ":" + Relay.to(port) + "/"),
                    "quarkus.datasource.username", of(login, "username"),
                    "quarkus.datasource.password", of(login, "password"));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** By the class loader that lives as long as the process: the database ends with that one, and this one is closed. */
    private static Object login() throws ReflectiveOperationException {
        ClassLoader lasting = ClassLoader.getSystemClassLoader();
        Class<?> settings = lasting.loadClass(EmbeddedSettings.class.getName());
        Object here = settings.getMethod("in", String.class).invoke(null, "target/test-data");
        Object database = lasting.loadClass(EmbeddedMariaDb.class.getName())
                .getMethod("open", settings)
                .invoke(null, here);
        return database.getClass().getMethod("login").invoke(database);
    }

    private static String of(Object login, String name) throws ReflectiveOperationException {
        return (String) login.getClass().getMethod(name).invoke(login);
    }
}
