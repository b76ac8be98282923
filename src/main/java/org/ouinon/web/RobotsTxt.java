package org.ouinon.web;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Asks well-behaved robots not to open customers' links (RFC 9309); some previews honour it. */
@ApplicationScoped
class RobotsTxt {

    private static final String RULES = """
            # Each address below /f/ belongs to one e-mail and one customer. Opening it helps nobody else, and is
            # never counted as an answer. The public page, the bars and the data are yours to read.
            User-agent: *
            Disallow: /f/
            """;

    void serve(@Observes Router router) {
        router.get("/robots.txt").handler(context -> context.response()
                .putHeader("Content-Type", "text/plain;charset=UTF-8")
                .putHeader("Cache-Control", "public, max-age=86400")
                .end(RULES));
    }
}
