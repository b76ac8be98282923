package org.ouinon.account;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A name somebody signs in with, and from where.
 *
 * @param network the first 24 bits of an IPv4 address or 48 of an IPv6 one, in digits; empty if unknown
 */
record Knock(String network, String name) {

    private static final int LONGEST_NAME = 64;

    /** The name as it was typed; no longer one than a name can be is kept. */
    static Knock of(HttpServerRequest request, String name) {
        String normal = Account.normal(name);
        return new Knock(
                networkOf(request.remoteAddress().hostAddress()),
                normal.substring(0, Math.min(LONGEST_NAME, normal.length())));
    }

    /** Reads digits and asks no name server: behind a proxy, the address is what somebody wrote. */
    private static String networkOf(String address) {
        byte[] bytes = address == null ? null : NetUtil.createByteArrayFromIpAddressString(address);
        return bytes == null ? "" : HexFormat.of().formatHex(Arrays.copyOf(bytes, bytes.length == 4 ? 3 : 6));
    }
}
