package org.ouinon.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ouinon.account.Author;
import org.ouinon.web.Language;

class TokensTest {

    private static final long SEED = 20261122;
    private static final int MANY = 200_000;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final Instant EPOCH = Instant.parse("2025-01-01T00:00:00Z");

    private static final byte[] GOLDEN_KEY = new byte[32];

    static {
        for (int i = 0; i < GOLDEN_KEY.length; i++) {
            GOLDEN_KEY[i] = (byte) i;
        }
    }

    private final Tokens tokens = new Tokens(ring(1, 1));

    /** Computed by another program from the description of the format; mail is kept for ever, so these never change. */
    @ParameterizedTest
    @CsvSource({
        "EQ8rhQAHAQtMgIoRP7jvXUDJzA4-G6q4bf5D, 7, 1, EN, false, 2026-11-22T09:41:00Z, TICKET-4711",
        "EQ8rhQAHASwDVvb8Ld3j4Tkj91azrOklV3a-, 7, 1, FR, false, 2026-11-22T09:41:00Z, A1b2_C3d4-E5",
        "EQ8rhf___9HEac_WRTGcvJ0z2A, 65535, 255, PT, true, 2026-11-22T09:41:00Z, x",
        "EQAAAAABAUBb2OMbUitmoorA, 1, 1, ES, false, 2025-01-01T00:00:00Z,",
        "IQ8rhQABAAAAAAABBlRJQ0tFVC00NzExXhXmiMFlFgj4ZA, 65536, 1, DE, false, 2026-11-22T09:41:00Z, TICKET-4711",
        "IQ8rhQAAAAcAAAEACQHFYXYeGSxYnP4, 7, 256, NL, true, 2026-11-22T09:41:00Z,",
        "If_7PwAAAAcAAAABClN0w7ZydW5nIE5yLiA0NzExL8OpIPCfkY1nJzUhgPFyzkCA, 7, 1, IT, false, 2056-11-23T23:59:00Z,"
                + " Störung Nr. 4711/é 👍"
    })
    void a_token_of_old_mail_opens_for_ever_and_is_sealed_the_same(
            String token, int agent, int team, Language language, boolean test, Instant mintedAt, String ticket) {
        Link link = new Link(new Author(agent, team), Ticket.of(ticket), language, mintedAt, test);

        assertEquals(Optional.of(link), tokens.open(token));
        assertEquals(token, tokens.seal(link));
    }

    @Test
    void what_is_sealed_opens_as_it_was() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 20_000; i++) {
            Link link = randomLink(random);
            assertEquals(Optional.of(link), tokens.open(tokens.seal(link)), () -> "seed " + SEED);
        }
    }

    @Test
    void a_token_of_a_short_ticket_has_at_most_36_characters() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 20_000; i++) {
            Ticket ticket = Ticket.of(text(random, random.nextInt(13)));
            Author author = new Author(random.nextInt(1 << 16), random.nextInt(1 << 8));
            Link link = new Link(author, ticket, language(random), minute(random), random.nextBoolean());
            String token = tokens.seal(link);
            assertTrue(token.length() <= 36, token);
        }
    }

    @Test
    void the_longest_ticket_fits() {
        Ticket ticket = Ticket.of("👍".repeat(64));
        Link link = new Link(new Author(Integer.MAX_VALUE, Integer.MAX_VALUE), ticket, Language.PT, EPOCH, true);

        assertEquals(Optional.of(link), tokens.open(tokens.seal(link)));
    }

    @Test
    void a_link_is_minted_from_2025_to_2056_or_not_at_all() {
        Link early = at(EPOCH.minusSeconds(60));
        Link late = at(EPOCH.plus(Duration.ofMinutes(1 << 24)));
        Link last = at(EPOCH.plus(Duration.ofMinutes((1 << 24) - 1)));

        assertThrows(IllegalArgumentException.class, () -> tokens.seal(early));
        assertThrows(IllegalArgumentException.class, () -> tokens.seal(late));
        assertEquals(Optional.of(last), tokens.open(tokens.seal(last)));
    }

    @Test
    void two_hundred_thousand_random_tokens_stay_closed() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < MANY; i++) {
            String token = i % 4 == 0 ? noise(random) : plausible(random);
            assertTrue(tokens.open(token).isEmpty(), () -> token + " of seed " + SEED);
        }
    }

    @Test
    void two_hundred_thousand_altered_tokens_stay_closed() {
        SplittableRandom random = new SplittableRandom(SEED);
        String token = tokens.seal(randomLink(random));
        for (int i = 0; i < MANY; i++) {
            if (i % 100 == 0) {
                token = tokens.seal(randomLink(random));
            }
            String altered = altered(token, random);
            assertTrue(tokens.open(altered).isEmpty(), () -> altered + " of seed " + SEED);
        }
    }

    @Test
    void every_single_bit_matters() {
        byte[] closed = Base64Url.decode("EQ8rhQAHAQtMgIoRP7jvXUDJzA4-G6q4bf5D");
        for (int bit = 0; bit < closed.length * 8; bit++) {
            byte[] altered = closed.clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);
            assertTrue(tokens.open(Base64Url.encode(altered)).isEmpty(), "bit " + bit);
        }
    }

    @Test
    void only_the_canonical_form_opens() {
        String token = "EQ8rhf___9HEac_WRTGcvJ0z2A"; // 19 bytes: the last character has 4 bits to spare.
        assertTrue(tokens.open(token).isPresent());
        String start = token.substring(0, token.length() - 1);
        for (char last : ALPHABET.toCharArray()) {
            assertEquals(last == 'A', tokens.open(start + last).isPresent(), "ends in " + last);
        }
        for (String other : List.of(
                token + "=",
                token + "==",
                token.replace('_', '/'),
                token + "\n",
                " " + token,
                token + "A",
                token + "AA",
                token + "AAAA",
                token.replace("EQ", "EQ\r\n"))) {
            assertTrue(tokens.open(other).isEmpty(), other);
        }
    }

    @Test
    void a_seal_for_another_purpose_opens_nothing() {
        byte[] message = Arrays.copyOf(Base64Url.decode("EQAAAAABAUBb2OMbUitmoorA"), 8);
        byte[] other = Seal.of(GOLDEN_KEY, "address").close(message);
        byte[] unpurposed = ByteBuffer.allocate(18)
                .put(message)
                .put(Seal.of(GOLDEN_KEY, "").over(message))
                .array();

        assertTrue(tokens.open(Base64Url.encode(other)).isEmpty());
        assertTrue(tokens.open(Base64Url.encode(unpurposed)).isEmpty());
    }

    @Test
    void a_sealed_token_of_a_version_not_known_yet_stays_closed() {
        for (int version : new int[] {0, 3, 4, 15}) {
            byte[] bytes = new byte[13];
            bytes[0] = (byte) (version << 4 | 1);
            String token = Base64Url.encode(Seal.of(GOLDEN_KEY, "link").close(bytes));
            assertTrue(tokens.open(token).isEmpty(), "version " + version);
        }
    }

    @Test
    void a_sealed_token_of_a_language_not_known_yet_stays_closed() {
        byte[] bytes = Arrays.copyOf(Base64Url.decode("EQAAAAABAUBb2OMbUitmoorA"), 8);
        bytes[7] = (byte) 0xE0;

        assertTrue(tokens.open(Base64Url.encode(Seal.of(GOLDEN_KEY, "link").close(bytes)))
                .isEmpty());
    }

    @Test
    void the_newest_key_seals_and_every_key_of_the_ring_opens() {
        Link link = at(EPOCH);
        String old = new Tokens(ring(1, 1)).seal(link);
        Tokens rotated = new Tokens(ring(2, 1, 2));

        String fresh = rotated.seal(link);

        assertEquals(2, TokenLayout.keyOf(Base64Url.decode(fresh)));
        assertNotEquals(old, fresh);
        assertEquals(Optional.of(link), rotated.open(old));
        assertEquals(Optional.of(link), rotated.open(fresh));
        assertTrue(new Tokens(ring(1, 1)).open(fresh).isEmpty(), "a ring without the key");
    }

    @Test
    void taking_a_key_out_of_the_ring_revokes_what_it_sealed() {
        String old = new Tokens(ring(1, 1)).seal(at(EPOCH));

        assertTrue(new Tokens(ring(2, 2)).open(old).isEmpty());
    }

    @Test
    void another_key_under_the_same_number_opens_nothing() {
        String token = tokens.seal(at(EPOCH));
        byte[] other = GOLDEN_KEY.clone();
        other[31] ^= 1;

        assertTrue(new Tokens(new KeyRing(1, Map.of(1, other))).open(token).isEmpty());
    }

    @Test
    void a_seal_over_nothing_opens_nothing() {
        byte[] closed = Seal.of(GOLDEN_KEY, "link").close(new byte[0]);
        int number = closed[0] & 0xF; // As it would tell the key that sealed it.

        assertTrue(new Tokens(new KeyRing(number, Map.of(number, GOLDEN_KEY)))
                .open(Base64Url.encode(closed))
                .isEmpty());
    }

    @Test
    void a_token_tells_the_print_of_the_key_that_sealed_it() {
        String key = Base64.getEncoder().encodeToString(GOLDEN_KEY);
        String token = Tokens.of("1:" + key).seal(at(EPOCH));

        assertEquals(ring(1, 1, 2).print(1), new Tokens(ring(2, 1, 2)).keyOf(token));
    }

    @Test
    void the_order_of_the_settings_names_the_newest_key_and_not_its_number() {
        String one = Base64.getEncoder().encodeToString(GOLDEN_KEY);
        String nine = Base64.getEncoder().encodeToString("0123456789abcdef".getBytes(UTF_8));

        assertEquals(1, KeyRing.parse("9:" + nine + ", 1:" + one).newest());
        assertEquals(9, KeyRing.parse("1:" + one + ",9:" + nine + "\n").newest());
    }

    /** The golden key under number 1, and under other numbers keys that differ from it in their first byte. */
    private static KeyRing ring(int newest, int... numbers) {
        Map<Integer, byte[]> keys = new TreeMap<>();
        IntStream.of(numbers).forEach(number -> {
            byte[] key = GOLDEN_KEY.clone();
            key[0] = (byte) (number - 1);
            keys.put(number, key);
        });
        return new KeyRing(newest, keys);
    }

    private static Link at(Instant mintedAt) {
        return new Link(new Author(7, 1), Ticket.of("TICKET-4711"), Language.FR, mintedAt, false);
    }

    private static Link randomLink(SplittableRandom random) {
        boolean wide = random.nextBoolean();
        int agent = random.nextInt(wide ? Integer.MAX_VALUE : 1 << 16);
        int team = random.nextInt(wide ? Integer.MAX_VALUE : 1 << 8);
        String ticket = text(random, random.nextInt(wide ? 65 : 13));
        if (random.nextInt(4) == 0) {
            ticket = "é#/ 日" + ticket.substring(0, Math.min(ticket.length(), 59));
        }
        return new Link(
                new Author(agent, team), Ticket.of(ticket), language(random), minute(random), random.nextBoolean());
    }

    private static Language language(SplittableRandom random) {
        return Language.values()[random.nextInt(Language.values().length)];
    }

    private static Instant minute(SplittableRandom random) {
        return EPOCH.plus(Duration.ofMinutes(random.nextInt(1 << 24)));
    }

    private static String text(SplittableRandom random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    /** Any characters at all. */
    static String noise(SplittableRandom random) {
        StringBuilder noise = new StringBuilder();
        for (int length = random.nextInt(60); length > 0; length--) {
            noise.append((char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000));
        }
        return noise.toString();
    }

    /** Well-formed, with a version and a key number that exist. */
    static String plausible(SplittableRandom random) {
        byte[] bytes = new byte[1 + random.nextInt(60)];
        random.nextBytes(bytes);
        bytes[0] = (byte) (random.nextBoolean() ? 0x11 : 0x21);
        return Base64Url.encode(bytes);
    }

    /** The token with one to three characters put in, taken out or exchanged; never the token itself. */
    static String altered(String token, SplittableRandom random) {
        StringBuilder altered = new StringBuilder(token);
        for (int changes = 1 + random.nextInt(3); changes > 0 && altered.length() > 1; changes--) {
            int at = random.nextInt(altered.length());
            char other = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            switch (random.nextInt(5)) {
                case 0 -> altered.insert(at, other);
                case 1 -> altered.deleteCharAt(at);
                case 2 -> altered.setLength(at);
                default -> altered.setCharAt(at, other);
            }
        }
        return altered.toString().equals(token) ? altered(token, random) : altered.toString();
    }
}
