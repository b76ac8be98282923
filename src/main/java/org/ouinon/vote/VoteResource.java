package org.ouinon.vote;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.ouinon.link.LinkSettings;
import org.ouinon.link.SealedLink;
import org.ouinon.link.Wordings;
import org.ouinon.link.Words;
import org.ouinon.web.Days;
import org.ouinon.web.Language;
import org.ouinon.web.Page;
import org.ouinon.web.Problem;
import org.ouinon.web.Site;
import org.ouinon.web.Trouble;

/** The links for yes and no. There from the start, so that its counters are. */
@Startup
@Path("/f/{link}/{answer:yes|no}")
@NonBlocking
@Tag(name = "customer")
class VoteResource {

    private static final int MOST_LANDINGS = 1000;

    private final Clicks clicks;
    private final Ballots ballots;
    private final Days days;
    private final LinkSettings links;
    private final Wordings wordings;
    private final Site site;
    private final MeterRegistry metrics;
    private final Cache<Landing, String> landings =
            Caffeine.newBuilder().maximumSize(MOST_LANDINGS).build();
    private final Counter held;

    VoteResource(
            Clicks clicks,
            Ballots ballots,
            Days days,
            LinkSettings links,
            Wordings wordings,
            Site site,
            MeterRegistry metrics) {
        this.clicks = clicks;
        this.ballots = ballots;
        this.days = days;
        this.links = links;
        this.wordings = wordings;
        this.site = site;
        this.metrics = metrics;
        // A rate can be told from the first vote on.
        Arrays.stream(Answer.values()).forEach(this::counter);
        this.held = metrics.counter("ouinon.votes.held");
    }

    /** All that a landing page depends on: no ticket, so that all customers of a team get the same few. */
    private record Landing(Language language, Words words, Answer answer) {

        String page() {
            return Page.in(language, Templates.landing(language, words, answer.in(words)))
                    .render();
        }
    }

    @CheckedTemplate(basePath = "vote")
    static class Templates {
        static native TemplateInstance landing(Language language, Words words, String answer);
    }

    @GET
    @Produces(Page.HTML)
    @Operation(summary = "The landing page; records no vote by itself")
    public Response landing(
            @RestPath SealedLink link,
            @RestPath Answer answer,
            @BeanParam Tail tail,
            @Context HttpServerRequest request) {
        refuseIfExpired(link);
        Optional<Response> away = clicks.turnedAway(link, request);
        if (away.isPresent()) {
            return away.get();
        }
        clicks.note(link, On.of(answer), tail, request);
        Landing landing = new Landing(link.link().language(), wordings.of(link.link()), answer);
        return Response.ok(landings.get(landing, Landing::page)).build();
    }

    @POST
    @Produces({Page.HTML, MediaType.APPLICATION_JSON})
    @Operation(summary = "Casts or changes the vote; then 303 to \"my answer\", or its address as JSON")
    public Uni<Response> cast(
            @RestPath SealedLink link,
            @RestPath Answer answer,
            @BeanParam Tail tail,
            @BeanParam CastForm form,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        refuseIfExpired(link);
        Optional<Response> away = clicks.turnedAway(link, request);
        if (away.isPresent()) {
            return Uni.createFrom().item(away.get());
        }
        return clicks.cast(link, answer, form.said(), tail, request)
                .invoke(cast -> count(link, cast.move()))
                .map(cast -> recorded(link, cast, headers));
    }

    /** Whoever has a macro link can guess another customer's ticket, and is shown nothing that is not their own. */
    private String queryOf(SealedLink link, Clicks.Cast cast) {
        return cast.isShown()
                ? ballots.queryOf(link, cast.ballot())
                : Ballots.queryOf(cast.ballot().ticket());
    }

    private void refuseIfExpired(SealedLink link) {
        if (link.link().isExpired(days.now(), links.validFor())) {
            throw new Problem(Trouble.EXPIRED_LINK);
        }
    }

    private void count(SealedLink link, Move move) {
        if (link.link().test()) {
            return;
        }
        for (Answer answer : Answer.values()) {
            if (move.tally(answer) > 0) {
                counter(answer).increment();
            }
        }
        if (move.holds()) {
            held.increment();
        }
    }

    private Counter counter(Answer answer) {
        return metrics.counter("ouinon.votes", "answer", answer.path());
    }

    private Response recorded(SealedLink link, Clicks.Cast cast, HttpHeaders headers) {
        String next = site.root() + link.path("more") + queryOf(link, cast);
        MediaType wanted = headers.getAcceptableMediaTypes().get(0);
        boolean json = wanted.isCompatible(MediaType.APPLICATION_JSON_TYPE) && !wanted.isWildcardType();
        Map<String, String> recorded =
                Map.of("next", next, "state", cast.move().after().state().name());
        return json
                ? Response.ok(recorded, MediaType.APPLICATION_JSON_TYPE).build()
                : Response.status(Response.Status.SEE_OTHER)
                        .header(HttpHeaders.LOCATION, next)
                        .build();
    }
}
