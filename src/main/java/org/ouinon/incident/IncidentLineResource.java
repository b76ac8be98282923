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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ouinon.web.Conditional;
import org.ouinon.web.Embeddable;
import org.ouinon.web.Rendered;
import org.ouinon.web.Site;

/** The incidents as JSON. */
@Path("/api/v1/incidents")
@Embeddable
@Tag(name = "visitor")
class IncidentLineResource {

    private final Incidents incidents;
    private final Effects effects;
    private final Site site;
    private final ObjectMapper json;

    IncidentLineResource(Incidents incidents, Effects effects, Site site, ObjectMapper json) {
        this.incidents = incidents;
        this.effects = effects;
        this.site = site;
        this.json = json;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The incidents with the answers before, during and after, those that began last first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = IncidentLine[].class)))
    public Response lines(@Context Request request) throws JsonProcessingException {
        List<IncidentLine> lines = incidents.all().stream()
                .map(incident -> IncidentLine.of(incident, effects.of(incident).orElse(null), site.base()))
                .toList();
        return Conditional.answer(Rendered.of(json.writeValueAsString(lines)), MediaType.APPLICATION_JSON, request);
    }
}
