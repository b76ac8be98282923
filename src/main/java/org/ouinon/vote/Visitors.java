package org.ouinon.vote;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.ouinon.web.Days;

/**
 * Tells visitors of one day apart, without keeping who they are: a keyed hash of network and browser that means nothing
 * once its daily key is gone.
 */
@ApplicationScoped
class Visitors {

    private final DailyKeys keys;
    private final Days days;

    Visitors(DailyKeys keys, Days days) {
        this.keys = keys;
        this.days = days;
    }

    /** The hash of whoever comes from an address, which may be null, with a browser today. */
    Uni<Long> behind(InetAddress address, String browser) {
        byte[] network = address == null ? new byte[0] : Networks.neighbourhood(address);
        byte[] message = (Arrays.toString(network) + browser).getBytes(StandardCharsets.UTF_8);
        return keys.of(days.today())
                .map(key -> ByteBuffer.wrap(key.digest(message)).getLong());
    }

    /** Where a request came from, by the connection or by a trusted proxy's word; null if that is no address. */
    static InetAddress address(HttpServerRequest request) {
        try {
            return Cidr.address(request.remoteAddress().hostAddress());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
