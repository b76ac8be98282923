package org.ouinon.bars;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.ouinon.web.Embeddable;
import org.ouinon.web.Problem;
import org.ouinon.web.Site;
import org.ouinon.web.Trouble;

/** Tells WordPress and others how to embed the public page and the bars (oEmbed 1.0, type rich). */
@Path("/oembed")
@Embeddable
@NonBlocking
@Tag(name = "visitor")
class OembedResource {

    private static final int WIDTH = 420;
    private static final int HEIGHT = 190;
    private static final int CACHE_SECONDS = 3600;

    private final Site site;
    private final Publisher publisher;

    OembedResource(Site site, Publisher publisher) {
        this.site = site;
        this.publisher = publisher;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "How to embed the page at url; only JSON, so format=xml answers 501")
    public Map<String, Object> oembed(
            @BeanParam Asked asked,
            @RestQuery String url,
            @RestQuery String format,
            @RestQuery Integer maxwidth,
            @RestQuery Integer maxheight) {
        if (format != null && !format.equals("json")) {
            throw new WebApplicationException(Response.Status.NOT_IMPLEMENTED); // As the specification asks for.
        }
        String query = query(url);
        int width = fitting(WIDTH, maxwidth);
        int height = fitting(HEIGHT, maxheight);
        String title = asked.language().words(BarWords.class).title();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("version", "1.0");
        answer.put("type", "rich");
        answer.put("provider_name", "Ouinon");
        answer.put("provider_url", site.base().at("/"));
        answer.put("title", title);
        answer.put("cache_age", CACHE_SECONDS);
        answer.put("width", width);
        answer.put("height", height);
        answer.put(
                "html",
                "<iframe src=\"%s%s\" width=\"%d\" height=\"%d\" frameborder=\"0\" title=\"%s\"></iframe>"
                        .formatted(site.base().at("/bars"), query, width, height, title));
        return answer;
    }

    /** The query of the bars that a page of ours shows. */
    private String query(String url) {
        String home = site.base().value();
        if (url == null || !url.startsWith(home)) {
            throw new Problem(
                    Trouble.NOT_FOUND, "url must be a page of " + site.base().at("/"));
        }
        return CopiedAddress.of(url.substring(home.length()))
                .filter(address -> publisher.snapshot().index(address.team()).isPresent())
                .map(CopiedAddress::query)
                .orElseThrow(() -> new Problem(Trouble.NOT_FOUND, "There is nothing to embed at this url"));
    }

    private static int fitting(int wanted, Integer most) {
        return most == null || most <= 0 ? wanted : Math.min(wanted, most);
    }
}
