package org.ouinon.bars;

import io.vertx.core.http.HttpServerRequest;
import org.ouinon.web.Rendered;

/**
 * An answer of 200 as it was given, to be given again.
 *
 * @param media with its charset
 */
record Answered(Rendered rendered, String media) {

    /** All that such an answer depends on beside the snapshot. */
    record Question(String uri, String languages) {

        private static final int LONGEST = 300;

        static Question of(HttpServerRequest request) {
            return new Question(request.uri(), request.getHeader("Accept-Language"));
        }

        /** Whether it may be kept: nobody fills the memory with strange questions. */
        boolean isShort() {
            return uri.length() + (languages == null ? 0 : languages.length()) <= LONGEST;
        }
    }
}
