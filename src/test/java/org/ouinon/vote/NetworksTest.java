package org.ouinon.vote;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ouinon.vote.Reason.FILTER_NETWORK;
import static org.ouinon.vote.Reason.HOSTING_NETWORK;
import static org.ouinon.vote.Reason.VENDOR_NETWORK;

import java.io.StringReader;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lists of ranges. */
class NetworksTest {

    @Test
    void the_own_list_knows_what_is_published() {
        Networks own = Networks.own();
        assertEquals(FILTER_NETWORK, reason(own, "40.107.218.12"));
        assertEquals(FILTER_NETWORK, reason(own, "52.238.78.88"));
        assertEquals(FILTER_NETWORK, reason(own, "2a01:111:f400:7e00::9"));
        assertEquals(FILTER_NETWORK, reason(own, "209.222.82.10"));
        assertEquals(VENDOR_NETWORK, reason(own, "195.130.217.9"));
        assertEquals(VENDOR_NETWORK, reason(own, "40.94.89.23"));
        assertNull(reason(own, "20.72.100.79"));
        assertNull(reason(own, "2a01:111:f401::1"));
    }

    @Test
    void both_ends_of_a_range_are_inside() {
        Networks lists = read("[hosting]\n192.0.2.64/26\n2001:db8:8::/45\n198.51.100.7\n");
        assertEquals(HOSTING_NETWORK, reason(lists, "192.0.2.64"));
        assertEquals(HOSTING_NETWORK, reason(lists, "192.0.2.127"));
        assertNull(reason(lists, "192.0.2.63"));
        assertNull(reason(lists, "192.0.2.128"));
        assertEquals(HOSTING_NETWORK, reason(lists, "2001:db8:f:ffff:ffff:ffff:ffff:ffff"));
        assertNull(reason(lists, "2001:db8:10::"));
        assertEquals(HOSTING_NETWORK, reason(lists, "198.51.100.7"));
        assertNull(reason(lists, "198.51.100.8"));
    }

    @Test
    void the_gravest_class_wins_and_inner_ranges_hide_nothing() {
        Networks lists = read("[hosting]\n10.1.2.0/24\n10.0.0.0/8\n10.1.0.0/16\n10.1.2.0/24\n[Certain]\n10.1.2.3\n");
        assertEquals(FILTER_NETWORK, reason(lists, "10.1.2.3"));
        assertEquals(HOSTING_NETWORK, reason(lists, "10.1.2.4"));
        assertEquals(HOSTING_NETWORK, reason(lists, "10.255.255.255"));
        assertEquals(HOSTING_NETWORK, reason(lists, "10.0.0.0"));
        assertNull(reason(lists, "11.0.0.0"));
    }

    @Test
    void everything_is_a_range_too_and_families_are_apart() {
        Networks lists = read("[probable]\n0.0.0.0/0\n");
        assertEquals(VENDOR_NETWORK, reason(lists, "0.0.0.0"));
        assertEquals(VENDOR_NETWORK, reason(lists, "255.255.255.255"));
        assertNull(reason(lists, "::"));
        assertNull(reason(lists, "ffff::"));
        assertNull(reason(read("[probable]\n::/0\n"), "1.2.3.4"));
        assertEquals(VENDOR_NETWORK, reason(lists, "::ffff:9.9.9.9"));
    }

    @Test
    void empty_lists_comments_and_blank_lines_are_harmless() {
        for (String list : List.of("", "# nothing\n\n", "[certain]\n[hosting]\n", "[certain]  # none\r\n\r\n")) {
            assertNull(reason(read(list), "1.2.3.4"));
        }
        assertNull(Networks.own().reason(null));
        assertEquals(FILTER_NETWORK, reason(read(" [certain] \n\t1.2.3.4/32 # one\n"), "1.2.3.4"));
    }

    @Test
    void a_line_that_cannot_be_read_is_named() {
        assertError("mine.txt, line 1: no class such as [certain] before 1.2.3.4", "1.2.3.4");
        assertError("mine.txt, line 2: bits are set after the first 8 of 10.0.0.1/8", "[hosting]\n10.0.0.1/8");
        assertError("mine.txt, line 3: no prefix length from 0 to 32: 10.0.0.0/33", "#\n[hosting]\n10.0.0.0/33");
        assertError("mine.txt, line 1: a class is [certain], [probable] or [hosting], not [mail]", "[mail]");
        for (String bad : List.of(
                "example.org",
                "10.0.0",
                "10.0.0.256",
                "010.0.0.1",
                "10.0.0.0/",
                "10.0.0.0/8/9",
                "1.2.3.4 5.6.7.8",
                "::1::",
                "gg::",
                ":",
                "10.0.0.0/-1",
                "2001:db8::/129",
                "::ffff:1.2.3.0/120",
                "10.0.0.0/4294967304")) {
            assertTrue(error("[certain]\n" + bad).startsWith("mine.txt, line 2: "), bad);
        }
    }

    @Test
    void a_neighbourhood_is_a_network_and_no_address() {
        assertArrayEquals(new byte[] {(byte) 203, 0, 113, 0}, neighbourhood("203.0.113.10"));
        assertArrayEquals(neighbourhood("2001:db8:7::"), neighbourhood("2001:db8:7:ffff::1"));
        assertArrayEquals(neighbourhood("9.9.9.0"), neighbourhood("::ffff:9.9.9.9"));
    }

    @Test
    void a_long_list_is_searched_quickly_and_rightly() {
        SplittableRandom random = new SplittableRandom(3);
        StringBuilder list = new StringBuilder("[hosting]\n");
        IntStream.range(0, 20_000).forEach(i -> list.append((1 + i % 200) + "." + i / 200 + ".0.0/24\n"));
        Networks lists = read(list.toString());
        for (int i = 0; i < 20_000; i++) {
            int third = random.nextInt(2);
            String address = (1 + random.nextInt(200)) + "." + random.nextInt(100) + "." + third + "." + (i & 255);
            assertEquals(third == 0 ? HOSTING_NETWORK : null, reason(lists, address), address);
        }
    }

    private static Networks read(String list) {
        return Networks.read(new StringReader(list), "mine.txt");
    }

    private static Reason reason(Networks networks, String address) {
        return networks.reason(Cidr.address(address));
    }

    private static byte[] neighbourhood(String address) {
        return Networks.neighbourhood(Cidr.address(address));
    }

    private static void assertError(String message, String list) {
        assertEquals(message, error(list));
    }

    private static String error(String list) {
        return assertThrows(IllegalArgumentException.class, () -> read(list)).getMessage();
    }
}
