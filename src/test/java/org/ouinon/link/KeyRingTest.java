package org.ouinon.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyRingTest {

    private static final String KEY = "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3I=";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                KEY + "|each entry begins with a number of 0 to 15",
                ":" + KEY + "|each entry begins with a number of 0 to 15",
                "16:" + KEY + "|each entry begins with a number of 0 to 15",
                "-1:" + KEY + "|each entry begins with a number of 0 to 15",
                "one:" + KEY + "|each entry begins with a number of 0 to 15",
                KEY + ":1|each entry begins with a number of 0 to 15",
                "1:" + KEY + ",,2:" + KEY + "|each entry begins with a number of 0 to 15",
                "1:" + KEY + ";2:" + KEY + "|key 1 is not base64 of at least 16 bytes",
                "1|entry 1 has no key or is there twice",
                "1:|key 1 is not base64 of at least 16 bytes",
                "1:c2VjcmV0|key 1 is not base64 of at least 16 bytes",
                "1:not base64 at all, my secret!|key 1 is not base64 of at least 16 bytes",
                "1:" + KEY + ",1:" + KEY + "|entry 1 has no key or is there twice",
                "1:" + KEY + ",2:c2VjcmV0|key 2 is not base64 of at least 16 bytes"
            })
    void settings_that_cannot_be_used_give_a_sentence_without_any_key(String setting, String why) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> KeyRing.parse(setting));

        assertEquals(
                "ouinon.link.keys cannot be used: " + why + ". Set OUINON_LINK_KEYS to number:base64 entries, such as"
                        + " 1:(openssl rand -base64 32), newest last",
                refused.getMessage());
        assertNull(refused.getCause());
        for (String secret : List.of("c2Vj", "ZWNy", "secret!")) {
            assertFalse(refused.getMessage().contains(secret), refused.getMessage());
        }
    }

    @Test
    void a_ring_takes_numbers_0_to_15_and_both_alphabets_of_base64() {
        KeyRing ring = KeyRing.parse("0:" + KEY + ", 15:__-_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");

        assertNotNull(ring.seal(0));
        assertNotNull(ring.seal(15));
        assertNull(ring.seal(1));
        assertEquals(15, ring.newest());
    }

    @Test
    void a_ring_knows_its_numbers_and_tells_keys_apart_by_their_prints() {
        KeyRing ring = KeyRing.of(new TreeMap<>(Map.of(3, new byte[16], 12, new byte[17])));

        assertEquals(Set.of(3, 12), ring.numbers());
        assertEquals(12, ring.highest());
        assertEquals(12, ring.newest());
        assertEquals(14, ring.print(3).length());
        assertNotEquals(
                ring.print(3),
                KeyRing.of(new TreeMap<>(Map.of(3, new byte[] {1}))).print(3));
        assertNull(ring.print(1));
    }

    @Test
    void a_message_may_be_empty() {
        Seal seal = Seal.of(new byte[16], "test");

        assertArrayEquals(new byte[0], seal.open(seal.close(new byte[0])));
    }

    @Test
    void a_seal_is_compared_whole() {
        Seal seal = Seal.of(new byte[16], "test");
        byte[] message = {1, 2, 3};
        byte[] fitting = seal.over(message);

        assertTrue(seal.fits(message, fitting));
        assertFalse(seal.fits(message, new byte[0]));
        assertFalse(seal.fits(message, java.util.Arrays.copyOf(fitting, Seal.LENGTH - 1)));
        assertFalse(seal.fits(message, java.util.Arrays.copyOf(fitting, Seal.LENGTH + 1)));
        assertNull(seal.open(new byte[Seal.LENGTH - 1]));
        assertTrue(Seal.LENGTH * 8 >= 80);
    }
}
