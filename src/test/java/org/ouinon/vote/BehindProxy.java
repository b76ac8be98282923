package org.ouinon.vote;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The service behind a proxy that it trusts, so that a test comes from any address; with the networks of the cases. */
public class BehindProxy implements QuarkusTestProfile {

    private static final Path NETWORKS = Path.of("target", "networks-of-the-cases.txt");

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.http.proxy.proxy-address-forwarding", "true",
                "quarkus.http.proxy.trusted-proxies", "127.0.0.1",
                "ouinon.robots.networks", written().toString());
    }

    private static Path written() {
        Set<String> lists = new LinkedHashSet<>();
        ClickCase.all().forEach(one -> lists.add(one.networks()));
        try {
            return Files.writeString(NETWORKS, String.join("", lists)).toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
