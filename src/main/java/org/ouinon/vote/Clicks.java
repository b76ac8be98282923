package org.ouinon.vote;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.InetAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ouinon.link.SealedLink;
import org.ouinon.web.Days;
import org.ouinon.web.Language;
import org.ouinon.web.Page;

/** Where requests on links become clicks: machines are turned away at once, all else is noted or put into the box. */
@ApplicationScoped
public class Clicks {

    /** A cache must not serve the refusal of a speculative load to the click that follows. */
    private static final String SPECULATION_HEADERS = "Sec-Purpose, Purpose, X-Purpose, X-Moz";

    private static final UUID NOBODYS = new UUID(0, 0);

    private final Scales scales;
    private final Visitors visitors;
    private final Ballots ballots;
    private final Pace pace;
    private final BallotBox box;
    private final ClickLedger ledger;
    private final HeaderWatch watch;
    private final Days days;

    Clicks(
            Scales scales,
            Visitors visitors,
            Ballots ballots,
            Pace pace,
            BallotBox box,
            ClickLedger ledger,
            HeaderWatch watch,
            Days days) {
        this.scales = scales;
        this.visitors = visitors;
        this.ballots = ballots;
        this.pace = pace;
        this.box = box;
        this.ledger = ledger;
        this.watch = watch;
        this.days = days;
    }

    @CheckedTemplate(basePath = "vote")
    static class Templates {
        static native TemplateInstance neutral(Language language);
    }

    /** What a click came to, and on which ballot. */
    record Cast(Ballot ballot, Click click, Move move) {

        /** Whether its sender may see how the ballot stands: it stands as they said, and they did not come in haste. */
        boolean isShown() {
            return !ballot.isAsserted() || click.on().answer() == move.after().answer() && click.haste() == null;
        }
    }

    /**
     * Counts a request on a link, and tells whether it is decided already.
     *
     * @return the answer to a speculative load, 503 so that the real click comes through; or to a machine that says what
     *     it is, a neutral page; empty for all that may be a person
     */
    public Optional<Response> turnedAway(SealedLink sealed, HttpServerRequest request) {
        Browser browser = Browser.of(request);
        Reason reason = scales.outright(Click.Method.of(request.method().name()), browser);
        ledger.count(sealed.link(), reason == null ? Reason.Kind.WEIGHED : reason.kind());
        if (reason == null) {
            watch.see(browser);
            watch.see(request);
            return Optional.empty();
        }
        return Optional.of(
                reason.kind() == Reason.Kind.SPECULATIVE
                        ? notYet()
                        : neutral(sealed.link().language()));
    }

    /**
     * Whether a press that takes something back looks like a machine's: then it is not taken at its word. What is known of
     * the address and of the mail's age is weighed against the press.
     */
    public boolean isDoubtful(SealedLink sealed, HttpServerRequest request) {
        Instant minted = sealed.link().hasTicket() ? sealed.link().mintedAt() : null;
        Click press = new Click(
                NOBODYS,
                On.DETAIL,
                0,
                days.now(),
                Click.Method.POST,
                new Said(true, false, false, false),
                Browser.of(request),
                Visitors.address(request),
                minted);
        return scales.weigh(press, List.of()).held();
    }

    /** Keeps in mind that a page was opened, to compare later clicks with; nobody waits for it. */
    public void note(SealedLink sealed, On on, Tail tail, HttpServerRequest request) {
        if (Browser.of(request).comesFromUs()) {
            return; // One of our own pages led here, not a mail.
        }
        visited(sealed, on, Said.NOTHING, tail, request)
                .subscribe()
                .with(visit -> box.note(visit.ballot(), visit.click()), missed -> {});
    }

    /** Casts a vote on the strength of what the page reported. */
    Uni<Cast> cast(SealedLink sealed, Answer answer, Said said, Tail tail, HttpServerRequest request) {
        return visited(sealed, On.of(answer), said, tail, request)
                .map(visit -> inHaste(sealed, visit))
                .flatMap(visit -> box.put(visit.ballot(), visit.click())
                        .map(move -> new Cast(visit.ballot(), visit.click(), move)));
    }

    private Visit inHaste(SealedLink sealed, Visit visit) {
        Ballot ballot = visit.ballot();
        return ballot.isAsserted()
                ? new Visit(ballot, visit.click().inHaste(pace.exceeded(sealed.token(), visit.click())))
                : visit;
    }

    private record Visit(Ballot ballot, Click click) {}

    private Uni<Visit> visited(SealedLink sealed, On on, Said said, Tail tail, HttpServerRequest request) {
        // Read before any change of thread, while the request is there for sure.
        Browser browser = Browser.of(request);
        InetAddress address = Visitors.address(request);
        Click.Method method = Click.Method.of(request.method().name());
        Instant minted = sealed.link().hasTicket() ? sealed.link().mintedAt() : null;
        Instant at = days.now();
        LocalDate day = days.of(at);
        return visitors.behind(address, browser.userAgent(), sealed.link().test(), day)
                .map(visitor -> {
                    Ballot ballot = ballots.of(sealed, tail, visitor, day);
                    return new Visit(
                            ballot, new Click(ballot.id(), on, visitor, at, method, said, browser, address, minted));
                });
    }

    private static Response notYet() {
        return Response.status(Response.Status.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.VARY, SPECULATION_HEADERS)
                .build();
    }

    private static Response neutral(Language language) {
        return Response.ok(
                        Page.in(language, Templates.neutral(language)).render(),
                        MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .build();
    }
}
