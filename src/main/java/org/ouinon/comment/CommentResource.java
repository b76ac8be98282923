package org.ouinon.comment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.ouinon.account.Role;
import org.ouinon.web.Cell;
import org.ouinon.web.Days;

/** Every comment, for directors to take elsewhere. */
@Path("/api/v1")
@RolesAllowed(Role.DIRECTOR)
@Tag(name = "director")
class CommentResource {

    private static final CSVFormat CSV = CSVFormat.RFC4180
            .builder()
            .setHeader(
                    "written_at",
                    "answer",
                    "state",
                    "ticket",
                    "agent",
                    "team",
                    "language",
                    "text",
                    "erased_at",
                    "erased_by")
            .get();

    private final Days days;

    CommentResource(Days days) {
        this.days = days;
    }

    @GET
    @Path("comments")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Comments written on local days from..to, both included; the last three months unless told")
    public List<CommentLine> json(@RestQuery String from, @RestQuery String to) {
        return lines(from, to);
    }

    @GET
    @Path("comments.csv")
    @Produces("text/csv;charset=UTF-8")
    @Operation(summary = "The same as CSV (RFC 4180), in which no cell is a formula")
    public Response csv(@RestQuery String from, @RestQuery String to) throws IOException {
        StringBuilder csv = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(csv, CSV)) {
            for (CommentLine line : lines(from, to)) {
                printer.printRecord(
                        line.writtenAt(),
                        line.answer(),
                        line.state(),
                        Cell.safe(line.ticket()),
                        Cell.safe(line.agent()),
                        line.team(),
                        line.language(),
                        Cell.safe(line.text()),
                        line.erasedAt(),
                        line.erasedBy());
            }
        }
        return Response.ok(csv.toString())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"comments.csv\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private List<CommentLine> lines(String from, String to) {
        LocalDate last = to == null ? days.today() : Days.parse(to);
        LocalDate first = from == null ? last.minusMonths(3).plusDays(1) : Days.parse(from);
        return CommentLine.between(days.startOf(first), days.startOf(last.plusDays(1)));
    }
}
