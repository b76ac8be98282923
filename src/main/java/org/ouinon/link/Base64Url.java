package org.ouinon.link;

import java.util.Base64;

/** Base64url without padding (RFC 4648, section 5), in its canonical form only. */
public final class Base64Url {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private Base64Url() {}

    /** The text without whatever at its end no base64url has: the signs that mail programs put behind an address. */
    public static String trimmed(String text) {
        int end = text.length();
        while (end > 0 && !isSign(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }

    /** Whether a character is of the alphabet. */
    static boolean isSign(int c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }

    public static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    /** The bytes, or null for anything that {@link #encode} would not have written. */
    public static byte[] decode(String text) {
        try {
            byte[] bytes = DECODER.decode(text);
            return encode(bytes).equals(text) ? bytes : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
