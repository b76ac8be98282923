package org.ouinon.vote;

import java.io.StringReader;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;

/** Plays a case through the pure core as the service would: store each weighed click, read back what it may read. */
final class ReplayedCase {
    private record Event(Instant at, ClickCase.Request request, Click.Method method, Said said) {}

    private static final Crawlers CRAWLERS = new Crawlers();

    private final ClickCase played;
    private final LongUnaryOperator stretch;
    private final Scales scales;
    private final Instant minted;
    private final Map<String, UUID> ballots = new HashMap<>();
    private final Map<UUID, Standing> standings = new LinkedHashMap<>();
    private final List<PastClick> stored = new ArrayList<>();
    private final List<String> log = new ArrayList<>();

    /** {@code stretch} makes another duration of each one, in milliseconds. */
    static ReplayedCase play(ClickCase played, Instant start, LongUnaryOperator stretch) {
        ReplayedCase replayed = new ReplayedCase(played, start, stretch);
        replayed.events(start).forEach(replayed::play);
        return replayed;
    }

    private ReplayedCase(ClickCase played, Instant start, LongUnaryOperator stretch) {
        this.played = played;
        this.stretch = stretch;
        this.scales = new Scales(CRAWLERS, Networks.read(new StringReader(played.networks()), played.id()));
        this.minted = played.sentOffsetMs() == null
                ? null
                : start.minusMillis(stretch.applyAsLong(played.sentOffsetMs())).truncatedTo(ChronoUnit.MINUTES);
    }

    boolean lost() {
        return played.expected().equals("counted") && !everyMailCounts();
    }

    boolean leaked() {
        return played.expected().equals("not-counted")
                && standings.values().stream().anyMatch(ReplayedCase::counts);
    }

    @Override
    public String toString() {
        return played.id() + " " + played.kind() + ", " + played.label() + ", must be " + played.expected() + ": "
                + log;
    }

    private boolean everyMailCounts() {
        return played.requests().stream().allMatch(request -> {
            Standing standing = standings.getOrDefault(ballot(request), Standing.NONE);
            String right = Objects.requireNonNullElse(played.expectedChoice(), request.link());
            return counts(standing) && standing.answer().name().equalsIgnoreCase(right);
        });
    }

    private static boolean counts(Standing standing) {
        return standing.state() == Standing.State.COUNTED;
    }

    private List<Event> events(Instant start) {
        List<Event> events = new ArrayList<>();
        Instant at = start;
        long before = 0;
        for (ClickCase.Request request : played.requests()) {
            at = at.plusMillis(stretch.applyAsLong(request.offsetMs() - before));
            before = request.offsetMs();
            add(events, request, at);
        }
        events.sort(Comparator.comparing(Event::at));
        return events;
    }

    private void add(List<Event> events, ClickCase.Request request, Instant at) {
        Said pressed = new Said(request.action() != null, false, false, request.webdriver());
        events.add(new Event(at, request, Click.Method.of(request.method()), pressed));
        if (!request.posts() || served(request, at) != Reason.Kind.WEIGHED) {
            return;
        }
        // The script posts as soon as it runs, and again when somebody engages.
        Instant ran = at.plusMillis(stretch.applyAsLong(150));
        events.add(new Event(ran, request, Click.Method.POST, new Said(false, true, false, request.webdriver())));
        if (request.engage() != null) {
            Instant engaged =
                    ran.plusMillis(stretch.applyAsLong(request.engage().afterMs()));
            events.add(
                    new Event(engaged, request, Click.Method.POST, new Said(false, true, true, request.webdriver())));
        }
    }

    /** A machine that says so gets a page without script, and a speculative load gets none at all. */
    private Reason.Kind served(ClickCase.Request request, Instant at) {
        Click click = click(new Event(at, request, Click.Method.of(request.method()), Said.NOTHING));
        return scales.weigh(click, List.of()).kind();
    }

    private void play(Event event) {
        Click click = click(event);
        Evidence evidence = scales.weigh(click, recent(click));
        Move move = standings.getOrDefault(click.ballot(), Standing.NONE).after(evidence);
        standings.put(click.ballot(), move.after());
        evidence.crowd().forEach(other -> standings.computeIfPresent(other, (key, vote) -> vote.doubtedBy(evidence)));
        if (evidence.kind() == Reason.Kind.WEIGHED) {
            stored.add(evidence.trace());
        }
        log.add(click.rank() + " " + click.on() + " " + evidence.points() + " " + evidence.reasons() + " -> "
                + move.after().state() + " " + move.after().answer());
    }

    /** What the one indexed read of the service finds. */
    private List<PastClick> recent(Click click) {
        List<PastClick> recent = new ArrayList<>();
        newest(click, PastClick.SAME_BALLOT, past -> past.ballot().equals(click.ballot()), recent);
        newest(click, PastClick.FLAGGED_VISITOR, past -> past.flagged() && past.visitor() == click.visitor(), recent);
        if (scales.asksForVisitor(click)) {
            newest(click, PastClick.SAME_VISITOR, past -> past.visitor() == click.visitor(), recent);
        }
        return recent;
    }

    private void newest(Click click, Duration window, Predicate<PastClick> which, List<PastClick> into) {
        stored.stream()
                .filter(which)
                .filter(past -> past.within(window, click.at()))
                .sorted(Comparator.comparing(PastClick::at).reversed())
                .limit(PastClick.MOST)
                .forEach(into::add);
    }

    private Click click(Event event) {
        ClickCase.Request request = event.request();
        Browser browser = Browser.of(headers(event)::get, played.https());
        InetAddress address = Cidr.address(request.ip());
        long visitor = Objects.hash(Arrays.hashCode(Networks.neighbourhood(address)), browser.userAgent());
        On on = On.valueOf(request.link().toUpperCase(Locale.ROOT));
        return new Click(
                ballot(request), on, visitor, event.at(), event.method(), event.said(), browser, address, minted);
    }

    /** A script's own request has other fetch metadata than the visit that brought the page. */
    private static Map<String, String> headers(Event event) {
        boolean script = event.said().ran() && event.request().headers().containsKey("Sec-Fetch-Mode");
        if (!script) {
            return event.request().headers();
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(event.request().headers());
        headers.putAll(Map.of("Sec-Fetch-Site", "same-origin", "Sec-Fetch-Mode", "cors", "Sec-Fetch-Dest", "empty"));
        return headers;
    }

    private UUID ballot(ClickCase.Request request) {
        String mail = Objects.requireNonNullElse(request.token(), "the only one");
        return ballots.computeIfAbsent(mail, key -> new UUID(0, ballots.size()));
    }
}
