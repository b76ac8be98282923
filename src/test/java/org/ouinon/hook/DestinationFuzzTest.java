package org.ouinon.hook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.params.provider.CsvSource;

class DestinationFuzzTest {

    /** No name is looked up here; addresses are put together from numbers. */
    @CsvSource({
        "https://hooks.example.net:8443/a?b=c%20d, 0, 2130706433",
        "https://user@8.8.8.8/, 281473812168705, 0",
        "https://[::1]/\u0000, 0, 1",
        "http://8.8.8.8, 7205759403792793, 134744072"
    })
    @FuzzTest
    void a_webhook_goes_to_https_and_what_translates_to_a_private_address_is_private(String url, long first, long last)
            throws UnknownHostException {
        try {
            URI uri = Destination.parse(url, false);
            assertEquals("https", uri.getScheme().toLowerCase(Locale.ROOT));
            assertTrue(uri.toString().chars().noneMatch(c -> c <= ' ' || c == 0x7F), url);
        } catch (IllegalArgumentException e) {
            assertTrue(e.getMessage().startsWith("A webhook's address begins with https://"));
        }
        byte[] six = ByteBuffer.allocate(16).putLong(first).putLong(last).array();
        byte[] four = Arrays.copyOfRange(six, 12, 16);
        byte[] mapped = six.clone();
        Arrays.fill(mapped, 0, 10, (byte) 0);
        Arrays.fill(mapped, 10, 12, (byte) -1);
        boolean isPublic = PublicAddress.is(InetAddress.getByAddress(four));
        assertEquals(isPublic, PublicAddress.is(InetAddress.getByAddress(mapped)));
        InetAddress address = InetAddress.getByAddress(six);
        if (address instanceof Inet6Address && PublicAddress.is(address)) {
            assertTrue((six[0] & 0xE0) == 0x20 || isPublic && first == 0x64FF9B0000000000L && last >>> 32 == 0);
        }
    }
}
