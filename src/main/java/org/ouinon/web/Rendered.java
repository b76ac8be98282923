package org.ouinon.web;

import io.vertx.core.buffer.Buffer;
import jakarta.ws.rs.core.EntityTag;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A text as it is sent, and the tag that changes with it (RFC 9110, section 8.8.3). */
public record Rendered(String text, Buffer bytes, EntityTag tag) {

    private static final int TAG_BYTES = 8;

    /** The text with a tag that no other text has. */
    public static Rendered of(String text) {
        try {
            Buffer bytes = Buffer.buffer(text);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes.getBytes());
            return new Rendered(text, bytes, new EntityTag(HexFormat.of().formatHex(hash, 0, TAG_BYTES)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** The tag as headers write it. */
    public String quotedTag() {
        return '"' + tag.getValue() + '"';
    }
}
