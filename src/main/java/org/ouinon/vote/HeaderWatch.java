package org.ouinon.vote;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Notices a proxy that strips {@code Sec-Fetch-*} headers: then nearly all modern browsers come without them, and each
 * would be taken for a machine that pretends. The metric {@code ouinon_headers_stripped} is 1 while that is so.
 */
@ApplicationScoped
class HeaderWatch {

    /** Each new browser weighs so much against all earlier ones together: the last hundred or so matter. */
    private static final double WEIGHT = 0.02;

    private static final int ENOUGH = 50;
    private static final double NEARLY_ALL = 0.9;

    private final boolean forwarding;
    private boolean warned;
    private int seen;
    private double missing;

    HeaderWatch(
            MeterRegistry metrics,
            @ConfigProperty(name = "quarkus.http.proxy.proxy-address-forwarding", defaultValue = "false")
                    boolean forwarding) {
        this.forwarding = forwarding;
        metrics.gauge("ouinon.headers.stripped", this, watch -> watch.areStripped() ? 1 : 0);
    }

    /** Takes note of a visit; only browsers that always send the headers over https tell anything. */
    synchronized void see(Browser browser) {
        if (!browser.https() || !new UserAgent(browser.userAgent()).sendsFetchMetadata()) {
            return;
        }
        boolean without = (browser.fetchSite() + browser.fetchMode() + browser.fetchDest()).isBlank();
        missing += WEIGHT * ((without ? 1 : 0) - missing);
        seen = Math.min(seen + 1, ENOUGH);
    }

    /** Behind a proxy that nobody told of, everybody comes from the proxy's address. */
    synchronized void see(HttpServerRequest request) {
        if (!forwarding && !warned && request.getHeader("X-Forwarded-For") != null) {
            warned = true;
            Log.warn("Requests come through a proxy, and all visitors look like one: set"
                    + " QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING=true and QUARKUS_HTTP_PROXY_TRUSTED_PROXIES");
        }
    }

    synchronized boolean areStripped() {
        return seen >= ENOUGH && missing > NEARLY_ALL;
    }
}
