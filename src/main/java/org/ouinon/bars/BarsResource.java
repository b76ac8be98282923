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
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.ouinon.web.Embeddable;
import org.ouinon.web.Language;
import org.ouinon.web.Page;
import org.ouinon.web.Site;

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
    private final Site site;

    BarsResource(Forms forms, Script script, Site site) {
        this.forms = forms;
        this.script = script;
        this.site = site;
    }

    @CheckedTemplate(basePath = "bars")
    static class Templates {
        static native TemplateInstance page(PublicPage page, Language language, Index index, List<Bar> bars);

        static native TemplateInstance frame(
                PublicPage page, Language language, Index index, List<Bar> bars, Theme theme);

        static native TemplateInstance drawing(Language language, List<Bar> bars, Theme theme);

        static native TemplateInstance text(Language language, List<Bar> bars);
    }

    @GET
    @Produces(Page.HTML)
    @Operation(summary = "The public page")
    public Response page(@BeanParam Asked asked) {
        return page("page", asked, asked.team());
    }

    @GET
    @Path("team/{slug}")
    @Produces(Page.HTML)
    @Operation(summary = "The public page of a published team")
    public Response team(@BeanParam Asked asked, @RestPath String slug) {
        return page("page", asked, slug);
    }

    @GET
    @Path("bars")
    @Produces(Page.HTML)
    @Operation(summary = "The bars, to be framed")
    public Response frame(@BeanParam Asked asked) {
        Language language = asked.language();
        return answer("frame", MediaType.TEXT_HTML, asked, index -> {
            PublicPage page = new PublicPage(index, List.of(), List.of(), language, site.base());
            return Templates.frame(page, language, index, Bar.of(index, language), asked.theme());
        });
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
        return forms.answer(script.rendered(), SCRIPT, asked);
    }

    private Response page(String form, Asked asked, String team) {
        Language language = asked.language();
        return forms.answer(form, MediaType.TEXT_HTML, asked, team, (snapshot, index) -> {
            PublicPage page = PublicPage.of(snapshot, index, language, site.base());
            return Page.in(language, Templates.page(page, language, index, Bar.of(index, language)))
                    .render();
        });
    }

    private Response answer(String form, String media, Asked asked, Function<Index, TemplateInstance> writing) {
        return forms.answer(form, media, asked, index -> Page.in(asked.language(), writing.apply(index))
                .render());
    }
}
