package org.ouinon.vote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.provider.ValueSource;

class CidrFuzzTest {

    @ValueSource(
            strings = {
                "203.0.113.10",
                "2001:db8::7:0",
                "::ffff:9.9.9.9",
                "[2001:db8::1]:4711",
                "_hidden",
                "unknown",
                "10.0.0.0/8",
                "2001:db8:8::/45",
                "fe80::1%eth0"
            })
    @FuzzTest
    void an_address_is_read_as_others_read_it_and_a_range_has_both_its_ends(String text) throws UnknownHostException {
        InetAddress address = Visitors.address(text);
        if (address != null) {
            assertEquals(address, Cidr.address(address.getHostAddress()));
            byte[] others = NetUtil.createByteArrayFromIpAddressString(text);
            boolean mixed = text.contains(":") && text.contains("."); // Netty reads IPv4 within IPv6 in its own way.
            assertTrue(
                    mixed || others == null || InetAddress.getByAddress(others).equals(address), text);
            assertEquals(address.getAddress().length, Networks.neighbourhood(address).length);
        }
        if (text != null) {
            read(text);
        }
    }

    private static void read(String text) {
        try {
            Cidr range = Cidr.parse(text);
            assertTrue(range.holds(range.first()) && range.holds(range.last()));
        } catch (IllegalArgumentException e) {
            assertTrue(e.getMessage().matches("(?s)(no address|no prefix length|bits are set).*"), e.getMessage());
        }
    }
}
