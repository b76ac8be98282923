package org.ouinon.incident;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
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
import org.ouinon.web.Embeddable;
import org.ouinon.web.Language;
import org.ouinon.web.Page;
import org.ouinon.web.Rendered;
import org.ouinon.web.Site;

/** The incidents as a feed. */
@Path("/incidents.atom")
@Embeddable
@Tag(name = "visitor")
class FeedResource {

    private static final String ATOM = "application/atom+xml";

    private final Incidents incidents;
    private final Days days;
    private final Site site;

    FeedResource(Incidents incidents, Days days, Site site) {
        this.incidents = incidents;
        this.days = days;
        this.site = site;
    }

    @CheckedTemplate(basePath = "incident")
    static class Templates {
        static native TemplateInstance feed(Language language, Feed feed);
    }

    @GET
    @Produces(ATOM)
    @Operation(summary = "The incidents as an Atom feed (RFC 4287), those that were revised last first")
    public Response feed(@RestQuery String lang, @Context HttpHeaders headers, @Context Request request) {
        Language language = Language.choose(lang, headers);
        List<Notice> notices = incidents.all().stream()
                .map(incident -> new Notice(incident.newest(), language, days.zone()))
                .toList();
        String text = Page.in(language, Templates.feed(language, Feed.of(notices, site.base(), language)))
                .render();
        return Conditional.answer(Rendered.of(text), ATOM, request);
    }
}
