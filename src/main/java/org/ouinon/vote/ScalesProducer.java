package org.ouinon.vote;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sets the scales up with their lists, at the start, so that a bad list stops it. */
class ScalesProducer {

    @Produces
    @Singleton
    @Startup
    Scales scales(RobotSettings settings) {
        return new Scales(
                new Crawlers(), settings.networks().map(ScalesProducer::read).orElseGet(Networks::own));
    }

    private static Networks read(Path list) {
        try {
            return Networks.read(Files.newBufferedReader(list), list.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("ouinon.robots.networks names " + list + ", which cannot be read", e);
        }
    }
}
