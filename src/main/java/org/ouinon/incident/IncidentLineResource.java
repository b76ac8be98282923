package org.ouinon.incident;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ouinon.web.Conditional;
import org.ouinon.web.Embeddable;
import org.ouinon.web.Rendered;

/** The incidents as JSON. */
@Path("/api/v1/incidents")
@Embeddable
@Tag(name = "visitor")
class IncidentLineResource {

    private final IncidentLines lines;
    private final ObjectMapper json;

    IncidentLineResource(IncidentLines lines, ObjectMapper json) {
        this.lines = lines;
        this.json = json;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The incidents with the answers before, during and after, those that began last first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = IncidentLine[].class)))
    public Response lines(@Context Request request) throws JsonProcessingException {
        return Conditional.answer(
                Rendered.of(json.writeValueAsString(lines.all())), MediaType.APPLICATION_JSON, request);
    }
}
