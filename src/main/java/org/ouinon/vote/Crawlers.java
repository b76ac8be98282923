package org.ouinon.vote;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Knows machines by their user agent: the list of crawler-user-agents, a short one of our own, and text browsers. */
final class Crawlers {
    private static final int MOST_CACHED = 4096;

    private final Patterns machines = Patterns.read("/robots/crawlers.txt", "/robots/machines.txt");
    private final Patterns textBrowsers = Patterns.read("/robots/text-browsers.txt");
    private final Map<String, Boolean> verdicts = new ConcurrentHashMap<>();

    /**
     * Whether this is the name of a machine; a blank one is nobody's. Verdicts are kept in memory by name, and all are
     * dropped when there are too many: an inventive visitor costs time to look up, never memory.
     */
    boolean name(String userAgent) {
        String name = userAgent.length() > Browser.LONGEST ? userAgent.substring(0, Browser.LONGEST) : userAgent;
        Boolean known = verdicts.get(name);
        if (known != null) {
            return known;
        }
        if (verdicts.size() >= MOST_CACHED) {
            verdicts.clear();
        }
        boolean machine = machines.match(name) && !textBrowsers.match(name);
        verdicts.put(name, machine);
        return machine;
    }

    /** Number of verdicts kept, which is bounded. */
    int cached() {
        return verdicts.size();
    }
}
