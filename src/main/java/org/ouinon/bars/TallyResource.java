package org.ouinon.bars;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
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

    private static final LocalDate BEGINNING = LocalDate.of(2000, 1, 1);
    private static final CSVFormat CSV = CSVFormat.RFC4180
            .builder()
            .setHeader("day", "team", "yes", "no", "held")
            .get();

    /** Each takes as long as its reader does; seconds. */
    private static final int LONGEST = 600;

    private final Days days;
    private final ObjectWriter json;
    private final Vertx vertx;

    TallyResource(Days days, ObjectMapper json, Vertx vertx) {
        this.days = days;
        this.json = json.writerFor(DailyTally.class).without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);
        this.vertx = vertx;
    }

    @GET
    @Path("tallies.csv")
    @Produces("text/csv;charset=UTF-8")
    @Operation(
            summary = "The daily tallies as CSV (RFC 4180): day, team (empty for all), yes, no, held",
            description =
                    "Local days from..to, both included, that have any; of all teams together, and of each published"
                            + " one. New columns come last.")
    public Response csv(
            @RestQuery String from, @RestQuery String to, @RestQuery String team, @Context HttpServerRequest request) {
        Asking asking = asking(from, to, team);
        StreamingOutput body = out -> download(asking, request, rows -> {
            CSVPrinter printer = new CSVPrinter(new OutputStreamWriter(out, StandardCharsets.UTF_8), CSV);
            for (DailyTally row : (Iterable<DailyTally>) rows::iterator) {
                printer.printRecord(row.day(), row.team(), row.yes(), row.no(), row.held());
            }
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
    public Response json(
            @RestQuery String from, @RestQuery String to, @RestQuery String team, @Context HttpServerRequest request) {
        Asking asking = asking(from, to, team);
        StreamingOutput body = out -> download(asking, request, rows -> {
            try (SequenceWriter array = json.writeValuesAsArray(out)) {
                for (DailyTally row : (Iterable<DailyTally>) rows::iterator) {
                    array.write(row);
                }
            }
        });
        return Response.ok(body).header(HttpHeaders.CACHE_CONTROL, "no-cache").build();
    }

    /** Days and, unless null, the one team that somebody asked for. */
    private record Asking(Window window, Team team) {

        Stream<DailyTally> rows() {
            return team == null ? DailyTally.ofAll(window) : DailyTally.of(team, window);
        }
    }

    private void download(Asking asking, HttpServerRequest request, Download.Writing writing) {
        try (Download download = Download.begin(vertx, request)) {
            QuarkusTransaction.requiringNew().timeout(LONGEST).run(() -> download.pass(asking.rows(), writing));
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
}
