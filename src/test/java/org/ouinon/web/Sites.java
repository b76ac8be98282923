package org.ouinon.web;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;

/** The service as it would be with other settings than those of the running test. */
public final class Sites {

    private Sites() {}

    public static Site at(String baseUrl) {
        return new Site(settings(baseUrl, "UTC"));
    }

    /** Local days in a time zone, by a clock. */
    public static Days days(Clock clock, String zone) {
        return new Days(clock, settings("http://localhost:8080", zone));
    }

    private static ServiceSettings settings(String baseUrl, String zone) {
        return new SmallRyeConfigBuilder()
                .withMapping(ServiceSettings.class)
                .withDefaultValue("ouinon.base-url", baseUrl)
                .withDefaultValue("ouinon.time-zone", zone)
                .addDiscoveredConverters()
                .build()
                .getConfigMapping(ServiceSettings.class);
    }
}
