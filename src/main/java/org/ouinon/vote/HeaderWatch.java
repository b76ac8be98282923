package org.ouinon.vote;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

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

    private int seen;
    private double missing;

    HeaderWatch(MeterRegistry metrics) {
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

    synchronized boolean areStripped() {
        return seen >= ENOUGH && missing > NEARLY_ALL;
    }
}
