package org.ouinon.link;

import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The numbered master keys that seal links: the last listed one seals, all of them open. */
final class KeyRing {

    static final int HIGHEST = 15;

    private static final int SHORTEST_KEY = 16;
    private static final String PURPOSE = "link";
    private static final String PRINT = "print";

    private final int newest;
    private final SortedMap<Integer, Seal> seals = new TreeMap<>();
    private final Map<Integer, String> prints = new TreeMap<>();

    /**
     * @param newest the number of the key that seals
     * @param masters the keys by their number, 0 to 15
     */
    KeyRing(int newest, Map<Integer, byte[]> masters) {
        this.newest = newest;
        masters.forEach((number, master) -> {
            seals.put(number, Seal.of(master, PURPOSE));
            prints.put(number, Base64Url.encode(Seal.of(master, PRINT).over(new byte[0])));
        });
    }

    /** A ring of generated keys, of which the highest number is the newest. */
    static KeyRing of(SortedMap<Integer, byte[]> masters) {
        return new KeyRing(masters.lastKey(), masters);
    }

    /**
     * Takes {@code ouinon.link.keys}: {@code number:base64} with commas between, the newest last.
     *
     * @throws IllegalArgumentException with a sentence for the operator; it never quotes a key
     */
    static KeyRing parse(String text) {
        Map<Integer, byte[]> masters = new TreeMap<>();
        int newest = -1;
        for (String entry : text.split(",")) {
            String[] parts = entry.strip().split(":", 2);
            newest = number(parts[0]);
            if (parts.length < 2 || masters.put(newest, key(newest, parts[1])) != null) {
                throw refused("entry " + newest + " has no key or is there twice");
            }
        }
        return new KeyRing(newest, masters);
    }

    int newest() {
        return newest;
    }

    /** The highest number in the ring. */
    int highest() {
        return seals.lastKey();
    }

    /** The seal of a key number, or null if the ring has none (any more). */
    Seal seal(int number) {
        return seals.get(number);
    }

    /** What tells a key from another of the same number, and says nothing else of it; null likewise. */
    String print(int number) {
        return prints.get(number);
    }

    Set<Integer> numbers() {
        return seals.keySet();
    }

    private static int number(String text) {
        if (!text.matches("[0-9]{1,2}") || Integer.parseInt(text) > HIGHEST) {
            throw refused("each entry begins with a number of 0 to " + HIGHEST);
        }
        return Integer.parseInt(text);
    }

    private static byte[] key(int number, String text) {
        try {
            byte[] key =
                    Base64.getDecoder().decode(text.strip().replace('-', '+').replace('_', '/'));
            if (key.length >= SHORTEST_KEY) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // The sentence below says it better, and without the key in it.
        }
        throw refused("key " + number + " is not base64 of at least " + SHORTEST_KEY + " bytes");
    }

    private static IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("ouinon.link.keys cannot be used: " + why
                + ". Set OUINON_LINK_KEYS to number:base64 entries, such as 1:(openssl rand -base64 32), newest last");
    }
}
