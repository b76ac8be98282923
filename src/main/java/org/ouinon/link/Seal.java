package org.ouinon.link;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An HMAC-SHA256 (RFC 2104), truncated to its leftmost bytes, with a key of its own for each purpose, so that what is
 * sealed for one is worth nothing for another.
 */
public final class Seal {

    /** The 80 bits below which no seal of this service goes. */
    public static final int LENGTH = 10;

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    private Seal(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The seal that a master key makes for a purpose. */
    public static Seal of(byte[] master, String purpose) {
        return new Seal(new Seal(master).digest(purpose.getBytes(StandardCharsets.US_ASCII)));
    }

    /** All 32 bytes over a message. */
    public byte[] digest(byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    /** The message with its seal behind it. */
    public byte[] close(byte[] message) {
        return ByteBuffer.allocate(message.length + LENGTH)
                .put(message)
                .put(over(message))
                .array();
    }

    /** The message of a sealed one, or null if the seal is not ours. */
    public byte[] open(byte[] closed) {
        if (closed.length < LENGTH) {
            return null;
        }
        byte[] message = Arrays.copyOf(closed, closed.length - LENGTH);
        byte[] seal = Arrays.copyOfRange(closed, message.length, closed.length);
        return fits(message, seal) ? message : null;
    }

    /** The {@value #LENGTH} bytes that seal a message. */
    public byte[] over(byte[] message) {
        return Arrays.copyOf(digest(message), LENGTH);
    }

    /** Whether a seal is the one of a message; takes the same time whatever the difference. */
    public boolean fits(byte[] message, byte[] seal) {
        return MessageDigest.isEqual(seal, over(message));
    }
}
