package org.ouinon.vote;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Lists of address ranges by who uses them. */
final class Networks {

    /** Who uses a range, gravest first; an address in several classes is of the first. */
    enum Owner {
        CERTAIN(Reason.FILTER_NETWORK),
        PROBABLE(Reason.VENDOR_NETWORK),
        HOSTING(Reason.HOSTING_NETWORK);

        private final Reason reason;

        Owner(Reason reason) {
            this.reason = reason;
        }
    }

    private static final String OWN = "/robots/networks.txt";
    private static final Comparator<byte[]> BY_FAMILY =
            Comparator.<byte[]>comparingInt(bytes -> bytes.length).thenComparing(Arrays::compareUnsigned);

    private final Map<Owner, List<Cidr>> listed = new EnumMap<>(Owner.class);
    private final Map<Owner, NavigableMap<byte[], Cidr>> ranges = new EnumMap<>(Owner.class);

    /** The list that comes with the service. */
    static Networks own() {
        return read(new InputStreamReader(Networks.class.getResourceAsStream(OWN), StandardCharsets.UTF_8), OWN);
    }

    /**
     * Reads a list and closes it: a line with {@code [certain]}, {@code [probable]} or {@code [hosting]} starts a class,
     * every other has one range (RFC 4632) or one address; {@code #} starts a comment.
     *
     * @throws IllegalArgumentException for a line that cannot be read, with the list's name and the line's number
     */
    static Networks read(Reader list, String name) {
        Networks networks = new Networks();
        try (BufferedReader lines = new BufferedReader(list)) {
            networks.addAll(lines, name);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
        networks.listed.forEach((owner, cidrs) -> networks.ranges.put(owner, sorted(cidrs)));
        networks.listed.clear();
        return networks;
    }

    /** What the lists say of an address: null where it is unknown or on none. */
    Reason reason(InetAddress address) {
        return address == null ? null : reason(address.getAddress());
    }

    private Reason reason(byte[] address) {
        return ranges.entrySet().stream()
                .filter(entry -> holds(entry.getValue(), address))
                .map(entry -> entry.getKey().reason)
                .findFirst()
                .orElse(null);
    }

    /** The network that a visitor is taken to come from: /24 of IPv4, /48 of IPv6, the rest zero. */
    static byte[] neighbourhood(InetAddress address) {
        byte[] bytes = address.getAddress();
        return Arrays.copyOf(Arrays.copyOf(bytes, bytes.length == 4 ? 3 : 6), bytes.length);
    }

    private void addAll(BufferedReader lines, String name) throws IOException {
        Owner owner = null;
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            try {
                owner = add(line.replaceFirst("#.*", "").strip(), owner);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(name + ", line " + number + ": " + e.getMessage(), e);
            }
        }
    }

    private Owner add(String entry, Owner owner) {
        if (entry.startsWith("[")) {
            return owner(entry);
        }
        if (!entry.isEmpty() && owner == null) {
            throw new IllegalArgumentException("no class such as [certain] before " + entry);
        }
        if (!entry.isEmpty()) {
            listed.computeIfAbsent(owner, key -> new ArrayList<>()).add(Cidr.parse(entry));
        }
        return owner;
    }

    private static Owner owner(String entry) {
        return Arrays.stream(Owner.values())
                .filter(owner -> entry.equalsIgnoreCase("[" + owner + "]"))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("a class is [certain], [probable] or [hosting], not " + entry));
    }

    /** Ranges lie apart or inside each other; without the inner ones, one step down finds the only candidate. */
    private static NavigableMap<byte[], Cidr> sorted(List<Cidr> cidrs) {
        NavigableMap<byte[], Cidr> sorted = new TreeMap<>(BY_FAMILY);
        cidrs.sort(Comparator.comparing(Cidr::first, BY_FAMILY).thenComparing(Cidr::last, BY_FAMILY.reversed()));
        cidrs.stream().filter(cidr -> !holds(sorted, cidr.first())).forEach(cidr -> sorted.put(cidr.first(), cidr));
        return sorted;
    }

    private static boolean holds(NavigableMap<byte[], Cidr> sorted, byte[] address) {
        Map.Entry<byte[], Cidr> candidate = sorted.floorEntry(address);
        return candidate != null && candidate.getValue().holds(address);
    }
}
