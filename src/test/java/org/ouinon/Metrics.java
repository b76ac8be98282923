package org.ouinon;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a scrape of {@code /q/metrics} has, to hold queries against.
 *
 * @param scrape as Prometheus reads it
 */
record Metrics(String scrape) {

    /** A metric's name, with what it asks of its labels; no function, which has a bracket behind it. */
    private static final Pattern METRIC =
            Pattern.compile("\\b([a-z]\\w*)\\b(?!\\s*\\()(?:\\{((?:[^}\"]|\"[^\"]*\")*)})?");

    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    /** What stands in a query beside metrics: words with labels in brackets, operators, spans of time, texts of panels. */
    private static final Pattern NO_METRIC = Pattern.compile(
            "\\b(by|without|on|ignoring)\\s*\\([^)]*\\)|\\[[^\\]]*]|\\boffset \\w+|\\b(and|or|unless|bool)\\b");

    /** Anything may be answered with any status; a test service shall not break to show it. */
    private static final Set<String> ANY_VALUE = Set.of("status");

    /** Fails unless every metric of a query (PromQL) is there, with labels of these names and values, and there is one. */
    void mustHave(String query) {
        var metrics = METRIC.matcher(NO_METRIC.matcher(query).replaceAll(" "))
                .results()
                .toList();
        assertFalse(metrics.isEmpty(), "no metric in " + query);
        metrics.forEach(metric -> mustHave(metric, query));
    }

    private void mustHave(MatchResult metric, String query) {
        Set<String> lines = scrape.lines()
                .filter(line -> line.matches(Pattern.quote(metric.group(1)) + "[ {].*"))
                .collect(toSet());
        assertFalse(lines.isEmpty(), metric.group(1) + " of " + query);
        LABEL.matcher(metric.group(2) == null ? "" : metric.group(2)).results().forEach(label -> {
            String wanted = label.group(1) + "=\"" + (ANY_VALUE.contains(label.group(1)) ? "" : label.group(2) + '"');
            assertTrue(lines.stream().anyMatch(line -> line.contains(wanted)), label.group() + " of " + query);
        });
    }

    /** The first groups of all places where a pattern matches. */
    static Set<String> namesIn(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(toSet());
    }
}
