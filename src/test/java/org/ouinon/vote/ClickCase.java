package org.ouinon.vote;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One case of {@code clickers/cases.jsonl}: what people or machines do to the links of one or more mails.
 *
 * @param id for reports
 * @param kind human, scanner, unfurler, prefetch or bot: who is at work, or for human whose vote is at stake
 * @param sentOffsetMs age of the mail at offset 0; null for a link without ticket
 * @param https whether the browser sees https
 * @param requests in order of time
 * @param expected counted, not-counted or either
 * @param expectedChoice the answer that must stand, where only one is right; else that of the link
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonIgnoreProperties(ignoreUnknown = true)
record ClickCase(
        String id,
        String kind,
        String label,
        Long sentOffsetMs,
        boolean https,
        List<Request> requests,
        String expected,
        String expectedChoice) {

    /**
     * One request, and what its browser does with the page it gets.
     *
     * @param offsetMs since the first request
     * @param link yes, no or detail
     * @param runsJs whether the page's script runs, and so posts
     * @param token which mail, where a case has several; else null
     * @param engage what the person does on the page, reported by its script; null for nothing
     * @param action confirm or change: this request presses the page's button; else null
     * @param webdriver whether a program drives the browser
     * @param prerender whether the page is only prepared: then its script waits
     * @param net what a network list says of the address: certain, probable, hosting or null
     */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Request(
            long offsetMs,
            String link,
            String method,
            Map<String, String> headers,
            String ip,
            boolean runsJs,
            String token,
            Engage engage,
            String action,
            boolean webdriver,
            boolean prerender,
            String net) {

        /** Header names are compared without case (RFC 9110, 5.1). */
        Request {
            Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            byName.putAll(headers);
            headers = byName;
        }

        boolean posts() {
            return runsJs && !prerender && method.equals("GET");
        }
    }

    /** A touch, scroll, key or pointer so long after the page was loaded. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Engage(String type, long afterMs) {}

    /** The cases of {@code -Dclickers.file=}, or of the copy beside the tests. */
    static List<ClickCase> all() {
        ObjectMapper mapper = new ObjectMapper();
        try {
            return Files.readAllLines(file()).stream()
                    .filter(line -> !line.isBlank())
                    .map(line -> read(mapper, line))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The network lists that the case's addresses imply, in the form that operators write. */
    String networks() {
        StringBuilder list = new StringBuilder();
        requests.stream()
                .filter(request -> request.net() != null)
                .forEach(request -> list.append("[" + request.net() + "]\n" + request.ip() + "\n"));
        return list.toString();
    }

    private static Path file() {
        String given = System.getProperty("clickers.file");
        try {
            return given != null
                    ? Path.of(given)
                    : Path.of(
                            ClickCase.class.getResource("/clickers/cases.jsonl").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ClickCase read(ObjectMapper mapper, String line) {
        try {
            return mapper.readValue(line, ClickCase.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
