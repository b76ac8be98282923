package org.ouinon.vote;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Tells visitors of one day apart, without keeping who they are: a keyed hash of network and browser that means nothing
 * once its daily key is gone.
 */
@ApplicationScoped
class Visitors {

    private final DailyKeys keys;

    Visitors(DailyKeys keys) {
        this.keys = keys;
    }

    /**
     * The hash of a visitor on a local day. Whoever tries test links is somebody else there, so that a self-test puts
     * nobody's real vote in doubt.
     *
     * @param address null if unknown
     */
    Uni<Long> behind(InetAddress address, String userAgent, boolean test, LocalDate day) {
        byte[] network = address == null ? new byte[0] : Networks.neighbourhood(address);
        byte[] message = (Arrays.toString(network) + test + userAgent).getBytes(StandardCharsets.UTF_8);
        return keys.of(day).map(key -> ByteBuffer.wrap(key.digest(message)).getLong());
    }

    /** Where a request came from, by the connection or by a trusted proxy's word; null if that is no address. */
    static InetAddress address(HttpServerRequest request) {
        return address(request.remoteAddress().hostAddress());
    }

    /** An address in digits; null for all else, such as what a proxy says of one that it hides (RFC 7239, section 6). */
    static InetAddress address(String digits) {
        try {
            return digits == null ? null : Cidr.address(digits);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
