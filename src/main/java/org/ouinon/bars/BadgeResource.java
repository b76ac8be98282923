package org.ouinon.bars;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.ouinon.web.Embeddable;
import org.ouinon.web.Page;

/** One bar as a badge: for shields.io to draw, or drawn. */
@Path("/")
@Embeddable
@NonBlocking
@Tag(name = "visitor")
class BadgeResource {

    private static final String SVG = "image/svg+xml";

    private final Forms forms;
    private final ObjectMapper json;

    BadgeResource(Forms forms, ObjectMapper json) {
        this.forms = forms;
        this.json = json;
    }

    @CheckedTemplate(basePath = "bars")
    static class Templates {
        static native TemplateInstance badge(Badge badge);
    }

    @GET
    @Path("badge.json")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The badge in shields.io's endpoint format; period is week or threeMonths")
    public Response endpoint(@BeanParam Asked asked, @RestQuery String period) {
        boolean week = isWeek(period);
        return forms.answer(
                week ? "badge-json-week" : "badge-json",
                MediaType.APPLICATION_JSON,
                asked,
                index -> write(Badge.of(index, week, asked.language()).shield()));
    }

    @GET
    @Path("badge.svg")
    @Produces(SVG)
    @Operation(summary = "The badge, drawn")
    public Response drawing(@BeanParam Asked asked, @RestQuery String period) {
        boolean week = isWeek(period);
        return forms.answer(week ? "badge-week" : "badge", SVG, asked, index -> Page.in(
                        asked.language(), Templates.badge(Badge.of(index, week, asked.language())))
                .render());
    }

    /** A picture in a page shows no error, so whatever is not the week is the three months. */
    private static boolean isWeek(String period) {
        return "week".equals(period);
    }

    private String write(Badge.Shield shield) {
        try {
            return json.writeValueAsString(shield);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A badge can always be written", e);
        }
    }
}
