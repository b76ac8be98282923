package org.ouinon.hook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs messages as the Standard Webhooks specification (1.0) has it: HMAC-SHA256 over id, time and body. */
final class Signature {

    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] secret;

    Signature(byte[] secret) {
        this.secret = secret;
    }

    /** The secret as receivers put it into their verification library: {@code whsec_} and base64. */
    String secret() {
        return "whsec_" + Base64.getEncoder().encodeToString(secret);
    }

    /**
     * The value of {@code webhook-signature}.
     *
     * @param id of the message, the same at each attempt
     * @param seconds of this attempt, since 1970
     */
    String of(String id, long seconds, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            byte[] sign = mac.doFinal((id + "." + seconds + "." + body).getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(sign);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
