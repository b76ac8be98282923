package org.ouinon.web;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.net.URI;

/** Where this service is: what pages and redirects need of the base URL. */
@Named
@Startup
@ApplicationScoped
public class Site {

    private final BaseUrl base;

    Site(ServiceSettings settings) {
        this.base = Setting.read(() -> BaseUrl.of(settings.baseUrl()));
    }

    /** What every path of this service begins with: nothing, or the path of the base URL, such as {@code /feedback}. */
    public String root() {
        return URI.create(base.value()).getRawPath();
    }

    public BaseUrl base() {
        return base;
    }
}
