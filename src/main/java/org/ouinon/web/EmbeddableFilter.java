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

    @Context
    HttpServerResponse response;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext answer) {
        response.headers().remove("X-Frame-Options");
        MultivaluedMap<String, Object> headers = answer.getHeaders();
        headers.putSingle(
                "Content-Security-Policy", Headers.STRICT.replace("frame-ancestors 'none'", "frame-ancestors *"));
        headers.putSingle("Access-Control-Allow-Origin", "*");
        headers.putSingle("Access-Control-Expose-Headers", "ETag");
        headers.putSingle("Cross-Origin-Resource-Policy", "cross-origin");
    }
}
