package org.ouinon.web;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** Answers that caches keep and ask again about, so that live stays live (RFC 9111, {@code no-cache}). */
public final class Conditional {

    /** What an answer of 200 or 304 has beside its tag. */
    public static final Map<String, String> HEADERS =
            Map.of(HttpHeaders.CACHE_CONTROL, "no-cache", HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);

    private Conditional() {}

    /** 200 with the text in UTF-8, or 304 where the asker has it already. */
    public static Response answer(Rendered rendered, String media, Request request) {
        Response.ResponseBuilder answer = request.evaluatePreconditions(rendered.tag());
        if (answer == null) {
            // A proxy that compresses makes the tag a weak one, which is as good here (RFC 9110, section 13.1.2).
            answer = request.evaluatePreconditions(new EntityTag(rendered.tag().getValue(), true));
        }
        if (answer == null) {
            answer = Response.ok(rendered.text(), MediaType.valueOf(media).withCharset("UTF-8"));
        }
        HEADERS.forEach(answer::header);
        return answer.tag(rendered.tag()).build();
    }
}
