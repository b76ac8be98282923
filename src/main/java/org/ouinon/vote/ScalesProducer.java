package org.ouinon.vote;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ouinon.web.Setting;

/** Sets the scales up with their lists, at the start, so that a bad list stops it. */
class ScalesProducer {

    @Produces
    @Singleton
    @Startup
    Scales scales(RobotSettings settings) {
        return new Scales(
                new Crawlers(),
                settings.networks().map(list -> Setting.read(() -> read(list))).orElseGet(Networks::own));
    }

    private static Networks read(Path list) {
        try {
            return Networks.read(Files.newBufferedReader(list), list.toString());
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalArgumentException(
                    list + " cannot be read: set OUINON_ROBOTS_NETWORKS to a file of networks", e);
        }
    }
}
