package org.ouinon.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Traces are off unless somebody switches them on. */
@QuarkusTest
@TestProfile(Collector.Known.class)
class UntracedTest {

    /** Many times what a collector is told after. */
    private static final int LONG = 1500;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @Test
    void nobody_is_told_of_a_request() throws Exception {
        try (Collector collector = new Collector()) {
            assertEquals(200, Wire.to(port).get("/api/v1/index").status());
            Thread.sleep(LONG);
            assertEquals("", collector.told());
        }
    }
}
