package org.ouinon.web;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/** Opens what is {@link Embeddable} to other sites: framing, and reading across origins (Fetch standard, CORS). */
@Provider
@Embeddable
public class EmbeddableFilter implements ContainerResponseFilter {

    private static final String FRAMED = Headers.STRICT.replace("frame-ancestors 'none'", "frame-ancestors *");

    /** A drawing needs nothing else. */
    private static final String DRAWING = "default-src 'none'; frame-ancestors *";

    @Context
    HttpServerRequest asked;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext answer) {
        open(asked);
    }

    /** Opens the answer to a request, whoever gives it. */
    public static void open(HttpServerRequest request) {
        MultiMap headers = request.response().headers();
        headers.remove("X-Frame-Options");
        // A second policy beside the strict one would not loosen it: browsers obey both.
        headers.set("Content-Security-Policy", isDrawing(request) ? DRAWING : FRAMED);
        headers.set("Access-Control-Allow-Origin", "*");
        headers.set("Access-Control-Expose-Headers", "ETag");
        headers.set("Cross-Origin-Resource-Policy", "cross-origin");
    }

    /** By the path, because an answer of 304 has no media type, and browsers keep its headers. */
    private static boolean isDrawing(HttpServerRequest request) {
        return request.path().endsWith(".svg");
    }
}
