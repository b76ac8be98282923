package org.ouinon.link;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;

/** Leads a request on a mangled link to the one that was meant, before it is matched to a resource. */
@Provider
@PreMatching
class ForgivingLinks implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        UriInfo uri = request.getUriInfo();
        String path = uri.getRequestUri().getRawPath();
        if (!path.contains("/f")) {
            return;
        }
        String meant = LinkPath.meant(path);
        if (meant != null && !meant.equals(path)) {
            request.setRequestUri(
                    UriBuilder.fromUri(uri.getRequestUri()).replacePath(meant).build());
        }
    }
}
