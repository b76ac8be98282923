package org.ouinon.comment;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.ouinon.hook.News;
import org.ouinon.hook.Outbox;
import org.ouinon.hook.Topic;
import org.ouinon.link.LinkSettings;
import org.ouinon.link.SealedLink;
import org.ouinon.link.Wordings;
import org.ouinon.vote.Ballot;
import org.ouinon.vote.BallotBox;
import org.ouinon.vote.Ballots;
import org.ouinon.vote.Clicks;
import org.ouinon.vote.On;
import org.ouinon.vote.Tail;
import org.ouinon.vote.Vote;
import org.ouinon.vote.Word;
import org.ouinon.web.Days;
import org.ouinon.web.Language;
import org.ouinon.web.NeedsDatabase;
import org.ouinon.web.Page;
import org.ouinon.web.PlainText;
import org.ouinon.web.Problem;
import org.ouinon.web.Site;
import org.ouinon.web.Trouble;

/** "My answer": what was recorded and when it counts; to change, withdraw, comment, erase. */
@Path("/f/{link}")
@Produces(Page.HTML)
@NeedsDatabase
@Tag(name = "customer")
class MyAnswerResource {

    private final Clicks clicks;
    private final Ballots ballots;
    private final BallotBox box;
    private final Days days;
    private final LinkSettings links;
    private final Wordings wordings;
    private final Site site;
    private final Outbox outbox;

    MyAnswerResource(
            Clicks clicks,
            Ballots ballots,
            BallotBox box,
            Days days,
            LinkSettings links,
            Wordings wordings,
            Site site,
            Outbox outbox) {
        this.clicks = clicks;
        this.ballots = ballots;
        this.box = box;
        this.days = days;
        this.links = links;
        this.wordings = wordings;
        this.site = site;
        this.outbox = outbox;
    }

    @CheckedTemplate(basePath = "comment")
    static class Templates {

        /**
         * @param draft the text in the form
         * @param length its code points if there are too many of them, 0 if it is missing, or null if all is well
         */
        static native TemplateInstance answer(MyAnswer my, Language language, String draft, Integer length);
    }

    @GET
    @Operation(summary = "My answer, where a cut link leads")
    public Response cut(@RestPath SealedLink link, @BeanParam Tail tail, @Context HttpServerRequest request) {
        return more(link, tail, request);
    }

    @GET
    @Path("more")
    @Operation(summary = "My answer: what was recorded and when it counts")
    public Response more(@RestPath SealedLink link, @BeanParam Tail tail, @Context HttpServerRequest request) {
        Optional<Response> away = clicks.turnedAway(link, request);
        if (away.isPresent()) {
            return away.get();
        }
        clicks.note(link, On.DETAIL, tail, request);
        MyAnswer my = find(link, tail);
        return page(Response.ok(), my, my.text(), null);
    }

    @POST
    @Path("withdraw")
    @Operation(summary = "Withdraws the answer")
    public Response withdraw(@RestPath SealedLink link, @BeanParam Tail tail, @Context HttpServerRequest request) {
        Ballot ballot = own(link, tail);
        Optional<Response> away = turnedAway(link, ballot, request);
        if (away.isPresent()) {
            return away.get();
        }
        box.put(ballot, Word.withdraw(days.now())).await().indefinitely();
        return backTo(link, ballot);
    }

    @POST
    @Path("comment")
    @Transactional
    @Operation(summary = "Keeps a comment, with or without an answer; a later one replaces it")
    public Response comment(
            @RestPath SealedLink link,
            @BeanParam Tail tail,
            @RestForm String comment,
            @Context HttpServerRequest request) {
        if (isExpired(link)) {
            throw new Problem(Trouble.EXPIRED_LINK);
        }
        Optional<Response> away = clicks.turnedAway(link, request);
        if (away.isPresent()) {
            return away.get();
        }
        PlainText text = PlainText.of(comment);
        if (text.isEmpty() || text.length() > Comment.LONGEST) {
            return page(Response.status(Response.Status.BAD_REQUEST), find(link, tail), text.value(), text.length());
        }
        Ballot ballot = ballots.shownAt(link, tail).orElseGet(() -> unseen(link, tail, request));
        Comment.write(ballot, text.value(), days.now());
        tell(ballot);
        return backTo(link, ballot);
    }

    @POST
    @Path("comment/erase")
    @Transactional
    @Operation(summary = "Erases the comment")
    public Response erase(@RestPath SealedLink link, @BeanParam Tail tail, @Context HttpServerRequest request) {
        Ballot ballot = own(link, tail);
        Optional<Response> away = turnedAway(link, ballot, request);
        if (away.isPresent()) {
            return away.get();
        }
        Comment.erase(List.of(ballot.id()), Comment.Eraser.CUSTOMER, days.now());
        return backTo(link, ballot);
    }

    private void tell(Ballot ballot) {
        if (!ballot.link().test()) {
            Map<String, Object> data = Map.of("ballot", ballot.id().toString());
            outbox.add(new News(Topic.COMMENT_WRITTEN, ballot.id(), data, days.now()));
        }
    }

    /** No machine takes back what a person gave: one that says so gets its page, a doubtful press the buttons again. */
    private Optional<Response> turnedAway(SealedLink link, Ballot ballot, HttpServerRequest request) {
        return clicks.turnedAway(link, request)
                .or(() -> clicks.isDoubtful(link, request) ? Optional.of(backTo(link, ballot)) : Optional.empty());
    }

    private MyAnswer find(SealedLink link, Tail tail) {
        Ballot ballot = ballots.shownAt(link, tail).orElse(null);
        if (ballot != null && Vote.isClosed(ballot)) {
            throw new Problem(Trouble.CLOSED_BALLOT);
        }
        Vote vote = ballot == null ? null : Vote.of(ballot).orElse(null);
        Comment comment = ballot == null ? null : Comment.of(ballot).orElse(null);
        String query = ballot == null ? tail.query() : ballots.queryOf(link, ballot);
        String path = site.root() + "/f/" + link.token();
        return new MyAnswer(link, wordings.of(link.link()), path, query, vote, comment, isExpired(link));
    }

    private Ballot own(SealedLink link, Tail tail) {
        return ballots.shownAt(link, tail).orElseThrow(() -> new Problem(Trouble.UNKNOWN_LINK));
    }

    /** Whoever has a macro link can guess another customer's ticket, and must not write over what is there. */
    private Ballot unseen(SealedLink link, Tail tail, HttpServerRequest request) {
        Ballot ballot = ballots.of(link, tail, request).await().indefinitely();
        return ballot.isAsserted()
                ? ballots.beside(link, ballot, request).await().indefinitely()
                : ballot;
    }

    private Response backTo(SealedLink link, Ballot ballot) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, site.root() + link.path("more") + ballots.queryOf(link, ballot))
                .build();
    }

    private boolean isExpired(SealedLink link) {
        return link.link().isExpired(days.now(), links.validFor());
    }

    private static Response page(Response.ResponseBuilder answer, MyAnswer my, String draft, Integer length) {
        return answer.entity(Page.in(my.language(), Templates.answer(my, my.language(), draft, length))
                        .render())
                .build();
    }
}
