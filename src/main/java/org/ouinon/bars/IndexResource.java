package org.ouinon.bars;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ouinon.web.Embeddable;
import org.ouinon.web.Language;
import org.ouinon.web.Problem;
import org.ouinon.web.Trouble;

/** The index as JSON. */
@Path("/api/v1/index")
@Embeddable
@NonBlocking
@Tag(name = "visitor")
class IndexResource {

    private final Publisher publisher;
    private final ObjectMapper json;

    IndexResource(Publisher publisher, ObjectMapper json) {
        this.publisher = publisher;
        this.json = json;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Both scores with their windows and counts, of all teams or of one published team")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Index.class)))
    @APIResponse(responseCode = "304", description = "Nothing changed since the ETag in If-None-Match")
    @APIResponse(responseCode = "404", description = "No published team has this slug")
    public Response index(@BeanParam Asked asked) {
        Snapshot snapshot = publisher.snapshot();
        Index index = snapshot.index(asked.team())
                .orElseThrow(() -> new Problem(Trouble.NOT_FOUND, "No published team has the slug given as team"));
        Snapshot.Form key = new Snapshot.Form("json", index.team(), Language.EN, Theme.AUTO);
        return Conditional.answer(
                snapshot.rendered(key, () -> write(index)), MediaType.APPLICATION_JSON, asked.request);
    }

    private String write(Index index) {
        try {
            return json.writeValueAsString(index);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An index can always be written", e);
        }
    }
}
