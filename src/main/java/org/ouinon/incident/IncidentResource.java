package org.ouinon.incident;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.ouinon.web.Conditional;
import org.ouinon.web.Days;
import org.ouinon.web.Language;
import org.ouinon.web.Page;
import org.ouinon.web.Problem;
import org.ouinon.web.Rendered;
import org.ouinon.web.Trouble;

/** The incidents for everyone to read. */
@Path("/incidents")
@Produces(Page.HTML)
@Tag(name = "visitor")
class IncidentResource {

    private final Incidents incidents;
    private final Effects effects;
    private final Days days;

    IncidentResource(Incidents incidents, Effects effects, Days days) {
        this.incidents = incidents;
        this.effects = effects;
        this.days = days;
    }

    @CheckedTemplate(basePath = "incident")
    static class Templates {
        static native TemplateInstance list(Language language, List<Notice> notices);

        static native TemplateInstance incident(Language language, IncidentPage page);
    }

    @GET
    @Operation(summary = "All incidents, those that began last first")
    public Response list(@RestQuery String lang, @Context HttpHeaders headers, @Context Request request) {
        Language language = Language.choose(lang, headers);
        List<Notice> notices = incidents.all().stream()
                .map(incident -> new Notice(incident.newest(), language, days.zone()))
                .toList();
        return answer(language, Templates.list(language, notices), request);
    }

    @GET
    @Path("{number}")
    @Operation(summary = "An incident, every wording it had, and what happened to volume and score around it")
    public Response incident(
            @RestPath int number, @RestQuery String lang, @Context HttpHeaders headers, @Context Request request) {
        Incident incident = incidents.find(number).orElseThrow(() -> new Problem(Trouble.NOT_FOUND));
        Language language = Language.choose(lang, headers);
        Optional<Effect> effect = effects.of(incident);
        boolean begun = !incident.newest().wording.startedAt().isAfter(days.now());
        IncidentPage page = new IncidentPage(incident, effect.orElse(null), begun, language, days.zone());
        return answer(language, Templates.incident(language, page), request);
    }

    private static Response answer(Language language, TemplateInstance page, Request request) {
        return Conditional.answer(Rendered.of(Page.in(language, page).render()), MediaType.TEXT_HTML, request);
    }
}
