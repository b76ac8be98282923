package org.ouinon.bars;

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

/** The index as JSON. */
@Path("/api/v1/index")
@Embeddable
@NonBlocking
@Tag(name = "visitor")
class IndexResource {

    private final Forms forms;
    private final IndexForm form;

    IndexResource(Forms forms, IndexForm form) {
        this.forms = forms;
        this.form = form;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Both scores with their windows and counts, of all teams or of one published team")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Index.class)))
    @APIResponse(responseCode = "304", description = "Nothing changed since the ETag in If-None-Match")
    @APIResponse(responseCode = "404", description = "No published team has this slug")
    public Response index(@BeanParam Asked asked) {
        return forms.answer("index", MediaType.APPLICATION_JSON, asked, form::write);
    }
}
