package org.ouinon.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.ZoneId;

/** What concerns the whole service. */
@ConfigMapping(prefix = "ouinon")
public interface ServiceSettings {

    /** The address customers reach the service at; links are built from it and never from a {@code Host} header. */
    String baseUrl();

    /** The organisation's time zone: every day, week and month is a local one in it. */
    @WithDefault("UTC")
    ZoneId timeZone();

    /** Where the embedded MariaDB and the first password live, relative to the working directory. */
    @WithDefault("data")
    String dataDir();
}
