package org.ouinon.bars;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.ouinon.account.Team;
import org.ouinon.score.Window;
import org.ouinon.web.Days;
import org.ouinon.web.Embeddable;
import org.ouinon.web.Problem;
import org.ouinon.web.Trouble;

/**
 * The raw data: the daily tallies from which anybody can compute both bars. Written as it is read, so that a million rows
 * take no more memory than one.
 */
@Path("/api/v1")
@Embeddable
@Tag(name = "visitor")
class TallyResource {

    /** Each keeps a connection of the pool while its reader reads; votes need the others. */
    private static final Semaphore DOWNLOADS = new Semaphore(3);

    private static final LocalDate BEGINNING = LocalDate.of(2000, 1, 1);
    private static final CSVFormat CSV = CSVFormat.RFC4180
            .builder()
            .setHeader("day", "team", "yes", "no", "held")
            .get();

    private final Days days;
    private final ObjectMapper json;

    TallyResource(Days days, ObjectMapper json) {
        this.days = days;
        this.json = json;
    }

    @GET
    @Path("tallies.csv")
    @Produces("text/csv;charset=UTF-8")
    @Operation(
            summary = "The daily tallies as CSV (RFC 4180): day, team (empty for all), yes, no, held",
            description =
                    "Local days from..to, both included, that have any; of all teams together, and of each published"
                            + " one. New columns come last.")
    public Response csv(@RestQuery String from, @RestQuery String to, @RestQuery String team) {
        Asking asking = asking(from, to, team);
        StreamingOutput body = out -> asking.write(rows -> {
            CSVPrinter printer = new CSVPrinter(writer(out), CSV);
            rows.forEach(row -> print(printer, row));
            printer.flush();
        });
        return Response.ok(body)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"tallies.csv\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    @GET
    @Path("tallies.json")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The same as a JSON array of objects; team is null for all")
    public Response json(@RestQuery String from, @RestQuery String to, @RestQuery String team) {
        Asking asking = asking(from, to, team);
        StreamingOutput body = out -> asking.write(rows -> {
            JsonGenerator generator = json.getFactory().createGenerator(out);
            generator.writeStartArray();
            rows.forEach(row -> print(generator, row));
            generator.writeEndArray();
            generator.flush();
        });
        return Response.ok(body).header(HttpHeaders.CACHE_CONTROL, "no-cache").build();
    }

    private interface Writing {
        void write(Stream<DailyTally> rows) throws IOException;
    }

    /** Days and, unless null, the one team that somebody asked for. */
    private record Asking(Window window, Team team) {

        void write(Writing writing) {
            if (!DOWNLOADS.tryAcquire()) {
                throw new Problem(Trouble.AWAY, "Too many downloads at once; come back in a few seconds");
            }
            try {
                read(writing);
            } finally {
                DOWNLOADS.release();
            }
        }

        private void read(Writing writing) {
            QuarkusTransaction.requiringNew().timeout(600).run(() -> {
                try (Stream<DailyTally> rows = team == null ? DailyTally.ofAll(window) : DailyTally.of(team, window)) {
                    writing.write(rows);
                } catch (IOException e) {
                    throw new UncheckedIOException("The reader went away", e);
                }
            });
        }
    }

    private Asking asking(String from, String to, String team) {
        LocalDate first = from == null ? BEGINNING : Days.parse(from);
        LocalDate last = to == null ? days.today() : Days.parse(to);
        return new Asking(new Window(first, last), team == null || team.isBlank() ? null : published(team.strip()));
    }

    private static Team published(String slug) {
        return Team.findBySlug(slug)
                .filter(team -> team.published)
                .orElseThrow(() -> new Problem(Trouble.NOT_FOUND, "No published team has the slug given as team"));
    }

    private static Writer writer(OutputStream out) {
        return new OutputStreamWriter(out, StandardCharsets.UTF_8);
    }

    private static void print(CSVPrinter printer, DailyTally row) {
        try {
            printer.printRecord(row.day(), row.team(), row.yes(), row.no(), row.held());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void print(JsonGenerator generator, DailyTally row) {
        try {
            generator.writePOJO(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
