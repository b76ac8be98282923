package org.ouinon.bars;

import jakarta.ws.rs.core.EntityTag;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A text as it is sent, and the tag that changes with it (RFC 9110, section 8.8.3). */
record Rendered(String text, EntityTag tag) {

    private static final int TAG_BYTES = 8;

    static Rendered of(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new Rendered(text, new EntityTag(HexFormat.of().formatHex(hash, 0, TAG_BYTES)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
