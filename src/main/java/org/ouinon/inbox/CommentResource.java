package org.ouinon.inbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ouinon.account.Role;
import org.ouinon.comment.CommentLine;
import org.ouinon.comment.FollowUp;
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
                    "erased_by",
                    "read_at",
                    "read_by",
                    "outcome",
                    "called_at",
                    "called_by")
            .get();

    private static final FollowUp NOTHING = new FollowUp(null, null, null, null, null);

    /** Comments read at once. No connection to the database waits for a slow reader meanwhile. */
    private static final int AT_ONCE = 500;

    private final Days days;
    private final SecurityIdentity identity;
    private final ObjectWriter json;

    CommentResource(Days days, SecurityIdentity identity, ObjectMapper json) {
        this.days = days;
        this.identity = identity;
        this.json = json.writerFor(Entry.class).without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);
    }

    @GET
    @Path("comments")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Comments written on local days from..to, both included; the last three months unless told",
            description =
                    "In order of time, by the filters of /comments: show (all unless told), team, answer, language, q")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Entry[].class)))
    public Response json(@BeanParam FilterForm asked) {
        Filter filter = filter(asked);
        List<Entry> first = page(filter, null);
        return answer(out -> {
            SequenceWriter array = json.writeValuesAsArray(out);
            each(filter, first, array::write);
            array.close(); // Not where it failed: what is cut short must not look whole.
        });
    }

    @GET
    @Path("comments.csv")
    @Produces("text/csv;charset=UTF-8")
    @Operation(summary = "The same as CSV (RFC 4180), in which no cell is a formula")
    public Response csv(@BeanParam FilterForm asked) {
        Filter filter = filter(asked);
        List<Entry> first = page(filter, null);
        return Response.fromResponse(answer(out -> {
                    CSVPrinter printer = new CSVPrinter(new OutputStreamWriter(out, StandardCharsets.UTF_8), CSV);
                    each(filter, first, entry -> print(printer, entry));
                    printer.flush();
                }))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"comments.csv\"")
                .build();
    }

    /** That its reader has gone meanwhile is no trouble of ours. */
    private static Response answer(StreamingOutput writing) {
        StreamingOutput body = out -> {
            try {
                writing.write(out);
            } catch (IOException e) {
                Log.debugf("A reader of comments went away: %s", e.getMessage());
            }
        };
        return Response.ok(body).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    private Filter filter(FilterForm asked) {
        Filter filter = QuarkusTransaction.requiringNew().call(() -> Filter.of(asked, Show.ALL));
        LocalDate last = filter.to() == null ? days.today() : filter.to();
        return filter.inOrder(filter.from() == null ? last.minusMonths(3).plusDays(1) : filter.from(), last);
    }

    /**
     * One that is rewritten meanwhile may come twice, and none is missing: it moves to the end.
     *
     * @param first those of the first page, read before the answer began, so that a database away is still told as that
     */
    private void each(Filter filter, List<Entry> first, Writing writing) throws IOException {
        List<Entry> entries = first;
        while (!entries.isEmpty()) {
            for (Entry entry : entries) {
                writing.write(entry);
            }
            entries = page(filter, Cursor.behind(entries.get(entries.size() - 1)));
        }
    }

    private List<Entry> page(Filter filter, Cursor after) {
        String reader = identity.getPrincipal().getName();
        return QuarkusTransaction.requiringNew().call(() -> new Search(filter, reader, days).page(after, AT_ONCE));
    }

    private static void print(CSVPrinter printer, Entry entry) throws IOException {
        CommentLine line = entry.line();
        FollowUp noted = entry.followUp() == null ? NOTHING : entry.followUp();
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
                line.erasedBy(),
                entry.readAt(),
                Cell.safe(entry.readBy()),
                Cell.safe(noted.outcome()),
                noted.calledAt(),
                Cell.safe(noted.calledBy()));
    }

    /** Takes one comment after the other. */
    private interface Writing {
        void write(Entry entry) throws IOException;
    }
}
