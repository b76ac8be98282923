package org.ouinon.vote;

import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.config.HeaderConfig.headerConfig;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;
import org.ouinon.link.Mails;
import org.ouinon.web.TestClock;

/** Plays a case over HTTP: mints its links, sends its requests in time, and does what the page's script would do. */
final class HttpCase {

    /** The page's script runs so long after the page was asked for. */
    private static final long SCRIPT_AFTER = 150;

    /** Which of them the script's own requests have, and with what values, where a browser sends them at all. */
    private static final Map<String, String> OF_SCRIPT =
            Map.of("Sec-Fetch-Site", "same-origin", "Sec-Fetch-Mode", "cors", "Sec-Fetch-Dest", "empty");

    private final ClickCase played;
    private final Mails mails;
    private final Votes votes;
    private final TestClock clock;
    private final LongUnaryOperator stretch;
    private final Map<String, String> tokens = new HashMap<>();
    private final Map<String, String> ballots = new LinkedHashMap<>();
    private final List<String> log = new ArrayList<>();
    private final List<Event> waiting = new ArrayList<>();

    private record Event(Instant at, Runnable what) {}

    HttpCase(ClickCase played, Mails mails, Votes votes, TestClock clock, LongUnaryOperator stretch) {
        this.played = played;
        this.mails = mails;
        this.votes = votes;
        this.clock = clock;
        this.stretch = stretch;
    }

    /** Gives the time at which the case is over. */
    Instant play(Instant start) {
        mint(start);
        clock.stopAt(start);
        // The first visitor of a day waits for the day's key; whoever comes meanwhile could overtake.
        Customer.CAROL.presses(mails.forTest(), "yes").then().statusCode(303);
        Instant at = start;
        long before = 0;
        for (ClickCase.Request request : played.requests()) {
            at = at.plusMillis(stretch.applyAsLong(request.offsetMs() - before));
            before = request.offsetMs();
            later(at, () -> visit(request));
        }
        while (!waiting.isEmpty()) {
            waiting.sort(Comparator.comparing(Event::at));
            Event next = waiting.remove(0);
            clock.stopAt(next.at());
            next.what().run();
        }
        return clock.instant();
    }

    boolean lost() {
        return played.expected().equals("counted")
                && !played.requests().stream().allMatch(request -> {
                    String right = Objects.requireNonNullElse(played.expectedChoice(), request.link());
                    return standing(tokenOf(request)).equalsIgnoreCase("COUNTED " + right);
                });
    }

    boolean leaked() {
        return played.expected().equals("not-counted")
                && tokens.values().stream().anyMatch(token -> standing(token).startsWith("COUNTED"));
    }

    String id() {
        return played.id();
    }

    @Override
    public String toString() {
        return played.id() + " " + played.kind() + ", " + played.label() + ", must be " + played.expected() + ": "
                + log;
    }

    private void mint(Instant start) {
        Long age = played.sentOffsetMs();
        Instant sent = age == null ? null : start.minusMillis(stretch.applyAsLong(age));
        clock.stopAt(start);
        for (ClickCase.Request request : played.requests()) {
            tokens.computeIfAbsent(
                    mailOf(request),
                    mail -> sent == null ? mails.standing() : mails.fromAlice(Mails.freshTicket(), sent));
        }
    }

    private void later(Instant at, Runnable what) {
        waiting.add(new Event(at, what));
    }

    private void visit(ClickCase.Request request) {
        String path = "/f/" + tokenOf(request) + "/" + (request.link().equals("detail") ? "more" : request.link());
        RequestSpecification visit = from(request).headers(request.headers());
        if (request.action() != null) {
            press(visit, path);
            return;
        }
        Response page = visit.request(request.method(), path);
        log.add(request.method() + " " + request.link() + " " + page.statusCode());
        // A machine that says so gets a page without script, and a speculative load gets none at all.
        if (request.posts() && page.asString().contains("data-sending")) {
            later(clock.instant().plusMillis(stretch.applyAsLong(SCRIPT_AFTER)), () -> runScript(request, path));
        }
    }

    private void press(RequestSpecification visit, String path) {
        Response answer = visit.contentType("application/x-www-form-urlencoded")
                .body("press=1")
                .post(path);
        remember(path, answer.header("Location"));
        log.add("press " + path.substring(path.lastIndexOf('/') + 1) + " " + answer.statusCode());
    }

    private void runScript(ClickCase.Request request, String path) {
        Response cast = post(request, path, "");
        String more = cast.path("next");
        remember(path, more);
        log.add("script " + request.link() + " " + cast.path("state"));
        navigate(request, more);
        if (request.engage() != null) {
            long after = stretch.applyAsLong(request.engage().afterMs());
            later(clock.instant().plusMillis(after), () -> {
                String query = more.contains("?") ? more.substring(more.indexOf('?')) : "";
                log.add("engaged " + post(request, path + query, "&engaged=1").path("state"));
            });
        }
    }

    private Response post(ClickCase.Request request, String path, String more) {
        return from(request)
                .headers(withValues(request.headers(), OF_SCRIPT))
                .header("Accept", "application/json")
                .contentType("application/x-www-form-urlencoded")
                .body("ran=1&webdriver=" + (request.webdriver() ? "1" : "0") + more)
                .post(path);
    }

    /** The script leads on to "my answer". */
    private void navigate(ClickCase.Request request, String more) {
        from(request)
                .headers(withValues(request.headers(), Map.of("Sec-Fetch-Site", "same-origin")))
                .get(more);
    }

    private void remember(String path, String more) {
        if (more != null) {
            ballots.put(path.split("/")[2], more);
        }
    }

    /** Only where the browser sends them. */
    private static Map<String, String> withValues(Map<String, String> headers, Map<String, String> values) {
        Map<String, String> changed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        changed.putAll(headers);
        values.forEach((name, value) -> changed.computeIfPresent(name, (n, old) -> value));
        return changed;
    }

    private RequestSpecification from(ClickCase.Request request) {
        RequestSpecification specification = given().config(config().headerConfig(
                                headerConfig().overwriteHeadersWithName("User-Agent", "Accept", "Content-Type")))
                .redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .header("X-Forwarded-For", request.ip())
                .header("X-Forwarded-Proto", played.https() ? "https" : "http");
        return request.headers().containsKey("User-Agent") ? specification : specification.header("User-Agent", "");
    }

    private String standing(String token) {
        return mails.open(token).link().hasTicket()
                ? votes.standing(token)
                : votes.standingAt(token, ballots.get(token));
    }

    private String tokenOf(ClickCase.Request request) {
        return tokens.get(mailOf(request));
    }

    private static String mailOf(ClickCase.Request request) {
        return Objects.requireNonNullElse(request.token(), "the only one");
    }
}
