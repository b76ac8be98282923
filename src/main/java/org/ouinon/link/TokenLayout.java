package org.ouinon.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.ouinon.account.Author;
import org.ouinon.web.Language;

/**
 * How a link lies in bytes. Mail is kept for ever, so a layout never changes; a new one takes a new version.
 *
 * <p>Both begin with 4 bits of version, 4 of key number and 24 of minutes since 2025.
 * <ul>
 *   <li>1, compact: 16 bits of agent, 8 of team, 3 of language, 1 test, 4 of ticket length, then 6 bits for each of up to
 *       12 ticket characters of {@code [A-Za-z0-9_-]}.
 *   <li>2, wide: 32 bits each of agent and team, 8 of language and test, then the ticket in UTF-8.
 * </ul>
 */
final class TokenLayout {

    private static final Instant EPOCH = Instant.parse("2025-01-01T00:00:00Z");
    private static final int COMPACT = 1;
    private static final int WIDE = 2;
    private static final int COMPACT_HEAD = 8;
    private static final int WIDE_HEAD = 13;
    private static final int LONGEST_COMPACT_TICKET = 12;

    private TokenLayout() {}

    /** The bytes of a link to be sealed by a key number of 0 to 15. */
    static byte[] write(Link link, int key) {
        return fitsCompact(link) ? compact(link, key) : wide(link, key);
    }

    /** The link in bytes that a seal vouches for; null for a version that this release does not know. */
    static Link read(byte[] bytes) {
        return switch (bytes[0] >> 4 & 0xF) {
            case COMPACT -> readCompact(bytes);
            case WIDE -> readWide(bytes);
            default -> null;
        };
    }

    /** The number of the key that says to have sealed these bytes. */
    static int keyOf(byte[] bytes) {
        return bytes[0] & 0xF;
    }

    private static boolean fitsCompact(Link link) {
        Author author = link.author();
        String ticket = ticketOf(link);
        return author.agent() < 1 << 16
                && author.team() < 1 << 8
                && ticket.length() <= LONGEST_COMPACT_TICKET
                && ticket.chars().allMatch(Base64Url::isSign);
    }

    private static byte[] compact(Link link, int key) {
        String ticket = ticketOf(link);
        byte[] packed = pack(ticket);
        return ByteBuffer.allocate(COMPACT_HEAD + packed.length)
                .putInt(start(COMPACT, key, link))
                .putShort((short) link.author().agent())
                .put((byte) link.author().team())
                .put((byte) (flags(link) << 4 | ticket.length()))
                .put(packed)
                .array();
    }

    private static Link readCompact(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        Instant mintedAt = minute(in.getInt());
        Author author = new Author(in.getShort() & 0xFFFF, in.get() & 0xFF);
        int tail = in.get() & 0xFF;
        byte[] packed = Arrays.copyOfRange(bytes, COMPACT_HEAD, bytes.length);
        return link(author, unpack(packed, tail & 0xF), tail >> 4, mintedAt);
    }

    private static byte[] wide(Link link, int key) {
        byte[] ticket = ticketOf(link).getBytes(UTF_8);
        return ByteBuffer.allocate(WIDE_HEAD + ticket.length)
                .putInt(start(WIDE, key, link))
                .putInt(link.author().agent())
                .putInt(link.author().team())
                .put((byte) flags(link))
                .put(ticket)
                .array();
    }

    private static Link readWide(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        Instant mintedAt = minute(in.getInt());
        Author author = new Author(in.getInt(), in.getInt());
        int flags = in.get() & 0xFF;
        return link(author, new String(bytes, WIDE_HEAD, bytes.length - WIDE_HEAD, UTF_8), flags, mintedAt);
    }

    private static Link link(Author author, String ticket, int flags, Instant mintedAt) {
        int code = flags >> 1;
        if (code >= Language.values().length) {
            return null; // Minted by a newer release that is being rolled out beside this one.
        }
        Ticket reference = ticket.isEmpty() ? null : new Ticket(ticket);
        return new Link(author, reference, Language.values()[code], mintedAt, (flags & 1) == 1);
    }

    private static int flags(Link link) {
        return link.language().ordinal() << 1 | (link.test() ? 1 : 0);
    }

    private static int start(int version, int key, Link link) {
        long minutes = Duration.between(EPOCH, link.mintedAt()).toMinutes();
        if (minutes < 0 || minutes >= 1 << 24) {
            throw new IllegalArgumentException("A link can be minted from 2025 to 2056, not at " + link.mintedAt());
        }
        return version << 28 | key << 24 | (int) minutes;
    }

    private static Instant minute(int start) {
        return EPOCH.plus(Duration.ofMinutes(start & 0xFFFFFF));
    }

    private static String ticketOf(Link link) {
        return link.hasTicket() ? link.reference() : "";
    }

    /** The ticket's alphabet is that of base64url, so its decoder packs four characters into three bytes. */
    private static byte[] pack(String ticket) {
        byte[] packed = Base64Url.decode(ticket + "A".repeat(-ticket.length() & 3));
        return Arrays.copyOf(packed, packedLength(ticket.length()));
    }

    private static String unpack(byte[] packed, int length) {
        return Base64Url.encode(Arrays.copyOf(packed, (packed.length + 2) / 3 * 3))
                .substring(0, length);
    }

    private static int packedLength(int characters) {
        return (characters * 6 + 7) / 8;
    }
}
