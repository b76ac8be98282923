package org.ouinon.bars;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ouinon.web.Embeddable;
import org.ouinon.web.Language;
import org.ouinon.web.Page;

/** The bars in every form that a page can embed. Each is answered from the snapshot, without the database. */
@Path("/")
@Embeddable
@NonBlocking
@Tag(name = "visitor")
class BarsResource {

    private static final String SVG = "image/svg+xml";
    private static final String SCRIPT = "text/javascript";

    private final Forms forms;
    private final Script script;

    BarsResource(Forms forms, Script script) {
        this.forms = forms;
        this.script = script;
    }

    @CheckedTemplate(basePath = "bars")
    static class Templates {
        static native TemplateInstance page(Language language, Index index, List<Bar> bars, String asOf);

        static native TemplateInstance frame(Language language, Index index, List<Bar> bars, Theme theme);

        static native TemplateInstance drawing(Language language, List<Bar> bars, Theme theme);

        static native TemplateInstance text(Language language, List<Bar> bars);
    }

    @GET
    @Produces(Page.HTML)
    @Operation(summary = "The public page")
    public Response page(@BeanParam Asked asked) {
        return answer(
                "page",
                MediaType.TEXT_HTML,
                asked,
                index -> Templates.page(
                        asked.language(), index, Bar.of(index, asked.language()), moment(index, asked.language())));
    }

    @GET
    @Path("bars")
    @Produces(Page.HTML)
    @Operation(summary = "The bars, to be framed")
    public Response frame(@BeanParam Asked asked) {
        return answer(
                "frame",
                MediaType.TEXT_HTML,
                asked,
                index -> Templates.frame(asked.language(), index, Bar.of(index, asked.language()), asked.theme()));
    }

    @GET
    @Path("bars.svg")
    @Produces(SVG)
    @Operation(summary = "The bars as a picture")
    public Response drawing(@BeanParam Asked asked) {
        return answer(
                "drawing",
                SVG,
                asked,
                index -> Templates.drawing(asked.language(), Bar.of(index, asked.language()), asked.theme()));
    }

    @GET
    @Path("bars.txt")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(summary = "The bars as text")
    public Response text(@BeanParam Asked asked) {
        return answer(
                "text",
                MediaType.TEXT_PLAIN,
                asked,
                index -> Templates.text(asked.language(), Bar.of(index, asked.language())));
    }

    @GET
    @Path("bars.js")
    @Produces(SCRIPT)
    @Operation(summary = "The custom element <satisfaction-bars>")
    public Response script(@BeanParam Asked asked) {
        return Conditional.answer(script.rendered(), SCRIPT, asked.request);
    }

    private Response answer(String form, String media, Asked asked, Function<Index, TemplateInstance> writing) {
        return forms.answer(form, media, asked, index -> Page.in(asked.language(), writing.apply(index))
                .render());
    }

    private static String moment(Index index, Language language) {
        return index.asOf() == null
                ? null
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .withLocale(language.locale())
                        .format(index.asOf().atZone(index.timeZone()));
    }
}
