package org.ouinon.link;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.ouinon.account.Authors;
import org.ouinon.account.Role;
import org.ouinon.web.Problem;
import org.ouinon.web.Trouble;

/** Blocks for help desks. */
@Path("/api/v1")
@RolesAllowed(Role.AGENT)
@Tag(name = "help desk")
class BlockResource {

    private static final List<Variant> FORMS = Variant.mediaTypes(MediaType.TEXT_PLAIN_TYPE, MediaType.TEXT_HTML_TYPE)
            .build();

    private final Authors authors;
    private final Blocks blocks;

    BlockResource(Authors authors, Blocks blocks) {
        this.authors = authors;
        this.blocks = blocks;
    }

    @POST
    @Path("blocks")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Mints a block for a ticket")
    public Block mint(BlockOrder order) {
        if (order == null) {
            throw new Problem(Trouble.BAD_REQUEST, "The body must be a JSON object with at least \"agent\"");
        }
        return order.fill(authors, blocks);
    }

    @GET
    @Path("block")
    @Produces({MediaType.TEXT_PLAIN, MediaType.TEXT_HTML})
    @Operation(summary = "The block itself, as plain text or HTML by Accept")
    public Response block(
            @RestQuery String agent,
            @RestQuery String team,
            @RestQuery String ticket,
            @RestQuery String lang,
            @RestQuery String ref,
            @Context Request request) {
        Block block = new BlockOrder(agent, team, ticket, lang, ref, false).fill(authors, blocks);
        Variant wanted = request.selectVariant(FORMS);
        boolean html = wanted != null && wanted.getMediaType().isCompatible(MediaType.TEXT_HTML_TYPE);
        return Response.ok(
                        html ? block.html() : block.text(),
                        (html ? MediaType.TEXT_HTML_TYPE : MediaType.TEXT_PLAIN_TYPE).withCharset("UTF-8"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
