package org.ouinon.admin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.ouinon.account.Role;
import org.ouinon.account.Team;
import org.ouinon.link.Blocks;
import org.ouinon.link.LinkSettings;
import org.ouinon.link.Phrase;
import org.ouinon.link.Wordings;
import org.ouinon.link.Words;
import org.ouinon.web.Language;
import org.ouinon.web.Page;
import org.ouinon.web.Problem;
import org.ouinon.web.Site;
import org.ouinon.web.Trouble;

/** Where an operator says it otherwise: the words of the blocks and pages of a team in a language. */
@Path("/admin/wording")
@RolesAllowed(Role.OPERATOR)
@Produces(Page.HTML)
@Tag(name = "operator")
class WordingResource {

    private final Wordings wordings;
    private final Blocks blocks;
    private final LinkSettings links;
    private final Site site;
    private final SecurityIdentity identity;

    WordingResource(Wordings wordings, Blocks blocks, LinkSettings links, Site site, SecurityIdentity identity) {
        this.wordings = wordings;
        this.blocks = blocks;
        this.links = links;
        this.site = site;
        this.identity = identity;
    }

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        static native TemplateInstance wording(Language language, WordingPage page);
    }

    @GET
    @Transactional
    @Operation(summary = "The words of a team, or of every team, in a language")
    public String wording(@RestQuery String team, @RestQuery String lang, @RestQuery String saved) {
        Team of = team(team);
        Language language = language(lang);
        return render(page(of, language, wordings.own(of, language), saved != null));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(summary = "Says it so from now on; fields that are empty say what they did before")
    public Response say(@RestQuery String team, @RestQuery String lang, MultivaluedMap<String, String> form) {
        Team of = team(team);
        Language language = language(lang);
        WordingPage typed = page(of, language, texts(form), false);
        if (typed.hasProblem()) {
            return Response.status(Response.Status.BAD_REQUEST)
                    .entity(render(typed))
                    .build();
        }
        wordings.say(of, language, typed.typed(), identity.getPrincipal().getName());
        return seeSaid(of, language);
    }

    @POST
    @Path("preview")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(summary = "Shows how it would look, and says nothing yet")
    public Response preview(@RestQuery String team, @RestQuery String lang, MultivaluedMap<String, String> form) {
        WordingPage typed = page(team(team), language(lang), texts(form), false);
        return Response.status(typed.hasProblem() ? Response.Status.BAD_REQUEST : Response.Status.OK)
                .entity(render(typed))
                .build();
    }

    @POST
    @Path("reset")
    @Operation(summary = "Says it as if nothing had been said otherwise")
    public Response reset(@RestQuery String team, @RestQuery String lang) {
        Team of = team(team);
        Language language = language(lang);
        wordings.say(of, language, Map.of(), identity.getPrincipal().getName());
        return seeSaid(of, language);
    }

    private WordingPage page(Team team, Language language, Map<Phrase, String> typed, boolean saved) {
        Words below = wordings.below(team, language);
        Words words = below.with(WordingPage.sayable(typed));
        return new WordingPage(team, language, typed, below, words, blocks.preview(words, language), saved);
    }

    private static String render(WordingPage page) {
        return Page.in(Language.EN, Templates.wording(Language.EN, page)).render();
    }

    private Response seeSaid(Team team, Language language) {
        String query = page(team, language, Map.of(), true).query();
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, site.root() + "/admin/wording" + query + "&saved=1")
                .build();
    }

    private static Team team(String slug) {
        return slug == null || slug.isBlank()
                ? null
                : Team.findBySlug(slug).orElseThrow(() -> new Problem(Trouble.NOT_FOUND));
    }

    private Language language(String tag) {
        return Language.of(tag).orElse(links.language());
    }

    private static Map<Phrase, String> texts(MultivaluedMap<String, String> form) {
        Map<Phrase, String> texts = new EnumMap<>(Phrase.class);
        for (Phrase phrase : Phrase.values()) {
            String text = form.getFirst(phrase.name());
            texts.put(phrase, text == null ? "" : text.strip());
        }
        return texts;
    }
}
