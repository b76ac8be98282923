package org.ouinon.web;

import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;

/** Opens what is {@link Embeddable} to other sites: framing, and reading across origins (Fetch standard, CORS). */
@Provider
@Embeddable
class EmbeddableFilter implements ContainerResponseFilter {

    private static final String FRAMED = Headers.STRICT.replace("frame-ancestors 'none'", "frame-ancestors *");

    /** A drawing has its style inside, and nothing else. */
    private static final String DRAWING = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors *";

    @Context
    HttpServerResponse response;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext answer) {
        // A second header beside the strict one would not loosen it: browsers obey both.
        response.headers().remove("X-Frame-Options").remove("Content-Security-Policy");
        MultivaluedMap<String, Object> headers = answer.getHeaders();
        headers.putSingle("Content-Security-Policy", isDrawing(request) ? DRAWING : FRAMED);
        headers.putSingle("Access-Control-Allow-Origin", "*");
        headers.putSingle("Access-Control-Expose-Headers", "ETag");
        headers.putSingle("Cross-Origin-Resource-Policy", "cross-origin");
    }

    /** By the path, because an answer of 304 has no media type, and browsers keep its headers. */
    private static boolean isDrawing(ContainerRequestContext request) {
        return request.getUriInfo().getPath().endsWith(".svg");
    }
}
