package org.ouinon.hook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Tells public addresses from those that only mean something here (IANA's special-purpose registries, RFC 6890). */
final class PublicAddress {

    /** Networks that {@link InetAddress} has no question for, as first bytes and how many bits of them count. */
    private record Network(byte[] start, int bits) {

        static Network of(int bits, int... start) {
            byte[] bytes = new byte[start.length];
            for (int i = 0; i < start.length; i++) {
                bytes[i] = (byte) start[i];
            }
            return new Network(bytes, bits);
        }

        boolean has(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((address[bit / 8] & mask) != (start[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final List<Network> SPECIAL_4 = List.of(
            Network.of(8, 0),
            Network.of(10, 100, 64),
            Network.of(24, 192, 0, 0),
            Network.of(24, 192, 0, 2),
            Network.of(15, 198, 18),
            Network.of(24, 198, 51, 100),
            Network.of(24, 203, 0, 113),
            Network.of(4, 240));

    /** Only 2000::/3 is public; of it, these are tunnels, documentation or benchmarks. */
    private static final Network GLOBAL_6 = Network.of(3, 0x20);

    private static final List<Network> SPECIAL_6 = List.of(
            Network.of(23, 0x20, 0x01, 0x00),
            Network.of(32, 0x20, 0x01, 0x0d, 0xb8),
            Network.of(16, 0x20, 0x02),
            Network.of(20, 0x3f, 0xff, 0x00));

    /** An IPv4 address in IPv6 clothes, as NAT64 translates it back (RFC 6052); 64:ff9b:1::/48 beside it is local (RFC 8215). */
    private static final Network NAT64 = Network.of(96, 0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0);

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean local = address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
        if (local) {
            return false;
        }
        if (address instanceof Inet4Address) {
            return SPECIAL_4.stream().noneMatch(network -> network.has(bytes));
        }
        if (NAT64.has(bytes)) {
            return is(inside(bytes));
        }
        return GLOBAL_6.has(bytes) && SPECIAL_6.stream().noneMatch(network -> network.has(bytes));
    }

    private static InetAddress inside(byte[] bytes) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, 12, 16));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are an address", e);
        }
    }
}
