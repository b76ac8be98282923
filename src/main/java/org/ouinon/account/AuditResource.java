package org.ouinon.account;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.ouinon.web.Cell;
import org.ouinon.web.Days;
import org.ouinon.web.Language;
import org.ouinon.web.Page;
import org.ouinon.web.Problem;
import org.ouinon.web.Trouble;

/** Where an operator reads who did what, and takes it elsewhere. */
@Path("/admin")
@RolesAllowed(Role.OPERATOR)
@Tag(name = "operator")
class AuditResource {

    private static final int MOST = 100;
    private static final CSVFormat CSV = CSVFormat.RFC4180
            .builder()
            .setHeader("id", "at", "who", "deed", "about")
            .get();

    private final Days days;

    AuditResource(Days days) {
        this.days = days;
    }

    @CheckedTemplate(basePath = "account")
    static class Templates {

        /**
         * @param deed which alone is shown, or null
         * @param older the number below which the next page begins, or null on the last one
         */
        static native TemplateInstance audit(
                Language language, List<AuditNote> notes, Deed deed, Deed[] deeds, Long older, Days days);
    }

    @GET
    @Path("audit")
    @Transactional
    @Produces(Page.HTML)
    @Operation(summary = "Who did what, the newest first; of one deed where it is named, and below a number")
    public String audit(@RestQuery String deed, @RestQuery Long before) {
        Deed asked = asked(deed);
        List<AuditNote> notes = AuditNote.newest(asked, before == null ? Long.MAX_VALUE : before, MOST);
        Long older = notes.size() < MOST ? null : notes.get(MOST - 1).id;
        return Page.in(Language.EN, Templates.audit(Language.EN, notes, asked, Deed.values(), older, days))
                .render();
    }

    @GET
    @Path("audit.csv")
    @Produces("text/csv;charset=UTF-8")
    @Operation(summary = "The same as CSV (RFC 4180), the first one first, in which no cell is a formula")
    public Response csv(@RestQuery String deed) {
        Deed asked = asked(deed);
        StreamingOutput body = out -> write(asked, new OutputStreamWriter(out, StandardCharsets.UTF_8));
        return Response.ok(body)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.csv\"")
                .build();
    }

    private static Deed asked(String deed) {
        if (deed == null || deed.isBlank()) {
            return null;
        }
        return Deed.of(deed).orElseThrow(() -> new Problem(Trouble.BAD_REQUEST, "There is no such deed"));
    }

    /** Written as it is read, so that ten years take no more memory than a day. */
    private static void write(Deed deed, Writer out) {
        QuarkusTransaction.requiringNew().timeout(600).run(() -> {
            try (Stream<AuditNote> notes = AuditNote.all(deed)) {
                CSVPrinter printer = new CSVPrinter(out, CSV);
                notes.forEach(note -> print(printer, note));
                printer.flush();
            } catch (IOException e) {
                throw new UncheckedIOException("The reader went away", e);
            }
        });
    }

    private static void print(CSVPrinter printer, AuditNote note) {
        try {
            printer.printRecord(note.id, note.at, Cell.safe(note.who), note.deed, Cell.safe(note.about));
            AuditNote.getEntityManager().detach(note);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
