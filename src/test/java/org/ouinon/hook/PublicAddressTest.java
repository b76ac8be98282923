package org.ouinon.hook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1.2.3",
                "0.0.0.0",
                "0.1.2.3",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.127.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::10.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::808:808",
                "64:ff9b:1:a00:0:100::",
                "2001:db8::1",
                "3fff:1::1",
                "2001::1",
                "2002:7f00:1::",
                "100::1",
                "::127.0.0.1",
                "fec0::1"
            })
    void what_only_means_something_here_is_not_public(String address) throws UnknownHostException {
        assertEquals(false, PublicAddress.is(InetAddress.getByName(address)));
        String host = address.contains(":") ? "[" + address + "]" : address;
        assertThrows(UnknownHostException.class, () -> Destination.of("https://" + host + "/hook", false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.0.1",
                "172.32.0.1",
                "192.0.1.1",
                "198.17.0.1",
                "198.20.0.1",
                "223.255.255.255",
                "2606:4700::1111",
                "2a00:1450::1",
                "64:ff9b::808:808",
                "2003::1"
            })
    void the_rest_is(String address) throws UnknownHostException {
        assertEquals(true, PublicAddress.is(InetAddress.getByName(address)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "http://8.8.8.8/",
                "ftp://8.8.8.8/",
                "https://",
                "https:///x",
                "https://user@8.8.8.8/",
                "//8.8.8.8",
                "javascript:alert(1)",
                "https://8.8.8.8/\u0000",
                "https://8.8.8.8/a b",
                "file:///etc/passwd"
            })
    void what_is_no_address_is_said(String url) {
        String said = assertThrows(IllegalArgumentException.class, () -> Destination.parse(url, false))
                .getMessage();
        assertEquals(true, said.startsWith("A webhook's address begins with https://"), said);
    }

    @Test
    void numbers_in_disguise_are_looked_up_before_they_are_judged() {
        for (String host : new String[] {"2130706433", "127.1", "localhost"}) {
            assertThrows(Exception.class, () -> Destination.of("https://" + host + "/", false), host);
        }
    }

    @Test
    void a_destination_keeps_name_port_path_and_query() throws UnknownHostException {
        Destination to = Destination.of("https://8.8.8.8:8443/hook/a?b=c%20d", false);
        assertEquals(new Destination(true, "8.8.8.8", 8443, InetAddress.getByName("8.8.8.8"), "/hook/a?b=c%20d"), to);
        assertEquals(443, Destination.of("https://8.8.8.8", false).port());
        assertEquals("/", Destination.of("https://8.8.8.8", false).path());
    }
}
