package org.ouinon.inbox;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.ouinon.web.Conditional;
import org.ouinon.web.Days;
import org.ouinon.web.Language;
import org.ouinon.web.Page;
import org.ouinon.web.Problem;
import org.ouinon.web.Rendered;
import org.ouinon.web.Site;
import org.ouinon.web.Trouble;

/** The comments as a feed, for whoever knows a director's key. */
@Path("/comments.atom")
@Tag(name = "director")
class FeedResource {

    private static final String ATOM = "application/atom+xml";

    private final Days days;
    private final Site site;

    FeedResource(Days days, Site site) {
        this.days = days;
        this.site = site;
    }

    @CheckedTemplate(basePath = "inbox")
    static class Templates {
        static native TemplateInstance feed(Feed feed);
    }

    @GET
    @Transactional
    @Produces(ATOM)
    @Operation(summary = "The newest comments as an Atom feed (RFC 4287); the key is a director's own")
    public Response feed(@RestQuery String key, @Context Request request) {
        FeedKey found = FeedKey.find(key == null ? "" : key).orElseThrow(() -> new Problem(Trouble.NOT_FOUND));
        List<Entry> newest = new Search(Filter.ALL, found.account, days).page(null, Feed.MOST);
        String text = Page.in(Language.EN, Templates.feed(new Feed(newest, found.madeAt, site.base(), days)))
                .render();
        Response answer = Conditional.answer(Rendered.of(text), ATOM, request);
        answer.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        return answer;
    }
}
