package org.ouinon.vote;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/** A range of addresses in the notation of RFC 4632, or a single address; bytes in network order. */
record Cidr(byte[] first, byte[] last) {
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 = Pattern.compile("(?:" + OCTET + "\\.){3}" + OCTET);
    private static final Pattern IPV6 = Pattern.compile("(?=.*:)[0-9A-Fa-f:.]{2,45}");

    /** @throws IllegalArgumentException saying what is wrong with the text */
    static Cidr parse(String text) {
        String[] parts = text.split("/", -1);
        byte[] first = address(parts[0]).getAddress();
        int bits = parts.length == 1 ? first.length * 8 : bits(parts, first.length * 8);
        byte[] last = first.clone();
        for (int bit = bits; bit < first.length * 8; bit++) {
            int mask = 0x80 >> bit % 8;
            if ((first[bit / 8] & mask) != 0) {
                throw new IllegalArgumentException("bits are set after the first " + bits + " of " + text);
            }
            last[bit / 8] |= (byte) mask;
        }
        return new Cidr(first, last);
    }

    /** Reads an address in digits and never asks a name server. */
    static InetAddress address(String text) {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            throw new IllegalArgumentException("no address: " + text);
        }
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("no address: " + text, e);
        }
    }

    private static int bits(String[] parts, int most) {
        if (parts.length != 2 || !parts[1].matches("\\d{1,3}") || Integer.parseInt(parts[1]) > most) {
            throw new IllegalArgumentException("no prefix length from 0 to " + most + ": " + String.join("/", parts));
        }
        return Integer.parseInt(parts[1]);
    }

    /** An IPv4 range holds no IPv6 address, nor the other way round. */
    boolean holds(byte[] address) {
        return first.length == address.length
                && Arrays.compareUnsigned(first, address) <= 0
                && Arrays.compareUnsigned(address, last) <= 0;
    }
}
