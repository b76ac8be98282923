package org.ouinon.score;

import io.smallrye.config.ConfigMapping;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Which row of each tally this process writes. Processes over one database do well to have one each, but need not:
 * sharing a row costs them waits, not votes.
 */
@ApplicationScoped
public class Writer {

    private static final int WRITERS = 64;

    private final int number;

    Writer(Settings settings, @ConfigProperty(name = "quarkus.http.port") int port) {
        this.number = settings.writer().orElseGet(() -> ownNumber(port));
    }

    @ConfigMapping(prefix = "ouinon")
    interface Settings {

        /** From 0 on; by default told from the host's name and the port. */
        OptionalInt writer();
    }

    public int number() {
        return number;
    }

    /** The host's name tells replicas apart and keeps its row over restarts; few rows, because reading adds them up. */
    private static int ownNumber(int port) {
        return Math.floorMod(Objects.hash(host(), port), WRITERS);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return ""; // Sharing a row costs waits, not votes.
        }
    }
}
