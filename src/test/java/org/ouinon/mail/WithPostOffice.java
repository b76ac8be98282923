package org.ouinon.mail;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The service of an operator who has named a mail server, which wants TLS and a password. */
public class WithPostOffice implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                // What it refuses because a test wants it to is no news.
                Map.entry("quarkus.log.category.\"com.icegreen\".level", "OFF"),
                Map.entry("ouinon.mail.from", PostOffice.FROM),
                Map.entry("quarkus.mailer.host", "localhost"),
                Map.entry("quarkus.mailer.port", String.valueOf(PostOffice.port())),
                Map.entry("quarkus.mailer.tls", "true"),
                Map.entry("quarkus.mailer.login", "REQUIRED"),
                Map.entry("quarkus.mailer.username", PostOffice.LOGIN),
                Map.entry("quarkus.mailer.password", PostOffice.PASSWORD),
                Map.entry("quarkus.mailer.tls-configuration-name", "post"),
                Map.entry(
                        "quarkus.tls.post.trust-store.p12.path",
                        PostOffice.keyStore().toString()),
                Map.entry("quarkus.tls.post.trust-store.p12.password", PostOffice.PASSWORD));
    }
}
