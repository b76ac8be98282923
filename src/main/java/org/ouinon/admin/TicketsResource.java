package org.ouinon.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.ouinon.account.Audit;
import org.ouinon.account.Deed;
import org.ouinon.account.Role;
import org.ouinon.link.Ticket;
import org.ouinon.web.Days;
import org.ouinon.web.Language;
import org.ouinon.web.Page;
import org.ouinon.web.Problem;
import org.ouinon.web.Site;
import org.ouinon.web.Trouble;

/**
 * Where an operator finds, exports and erases all that belongs to a ticket. It is sent in forms only: addresses are
 * logged on their way.
 */
@Path("/admin/tickets")
@RolesAllowed(Role.OPERATOR)
@Produces(Page.HTML)
@Tag(name = "operator")
class TicketsResource {

    private static final int LONGEST_REASON = 160;

    private final Erasing erasing;
    private final ObjectMapper json;
    private final Audit audit;
    private final Days days;
    private final Site site;

    TicketsResource(Erasing erasing, ObjectMapper json, Audit audit, Days days, Site site) {
        this.erasing = erasing;
        this.json = json;
        this.audit = audit;
        this.days = days;
        this.site = site;
    }

    /** What an operator typed, to be there again where it was refused; null for what was not asked. */
    @TemplateData
    record Typed(String ticket, String reason, String problem) {}

    @CheckedTemplate(basePath = "admin")
    static class Templates {

        /** @param file null where none is asked for */
        static native TemplateInstance tickets(
                Language language, TicketFile file, Typed typed, boolean erased, Days days);
    }

    @GET
    @Operation(summary = "A form that asks for a ticket")
    public String form(@RestQuery boolean erased) {
        return page(null, new Typed(null, null, null), erased);
    }

    @POST
    @Transactional
    @Operation(summary = "All that is kept of a ticket")
    public Response find(@RestForm String ticket) {
        Typed typed = new Typed(ticket, null, null);
        try {
            return Response.ok(page(TicketFile.of(named(ticket)), typed, false)).build();
        } catch (IllegalArgumentException e) {
            return refused(null, typed, e);
        }
    }

    @POST
    @Path("export")
    @Transactional
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The same as JSON, for the customer")
    public Response export(@RestForm String ticket) throws JsonProcessingException {
        TicketFile file = existing(ticket);
        audit.note(Deed.TICKET_EXPORTED, file.size());
        TicketExport export = TicketExport.of(file, days.now());
        return Response.ok(json.writerWithDefaultPrettyPrinter().writeValueAsString(export))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"ticket.json\"")
                .build();
    }

    @POST
    @Path("erase")
    @Operation(summary = "Erases all of it but what it counts, for good")
    public Response erase(@RestForm String ticket, @RestForm String reason, @RestForm String sure) {
        Typed typed = new Typed(ticket, reason, null);
        try {
            Ticket named = named(ticket);
            needsToBeSure(sure);
            erasing.erase(named, stated(reason));
        } catch (IllegalArgumentException e) {
            return refused(found(ticket), typed, e);
        }
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, site.root() + "/admin/tickets?erased=true")
                .build();
    }

    private Response refused(TicketFile file, Typed typed, IllegalArgumentException why) {
        Typed refused = new Typed(typed.ticket(), typed.reason(), why.getMessage());
        return Response.status(Response.Status.BAD_REQUEST)
                .entity(page(file, refused, false))
                .build();
    }

    private String page(TicketFile file, Typed typed, boolean erased) {
        return Page.in(Language.EN, Templates.tickets(Language.EN, file, typed, erased, days))
                .render();
    }

    private static TicketFile found(String ticket) {
        try {
            return TicketFile.of(named(ticket));
        } catch (IllegalArgumentException e) {
            return null; // That it is no ticket is said already.
        }
    }

    private static TicketFile existing(String ticket) {
        TicketFile file = found(ticket);
        if (file == null || file.isEmpty()) {
            throw new Problem(Trouble.BAD_REQUEST, "Nothing is kept of this ticket");
        }
        return file;
    }

    private static Ticket named(String text) {
        Ticket ticket = Ticket.of(text);
        if (ticket == null) {
            throw new IllegalArgumentException("Give a ticket");
        }
        return ticket;
    }

    private static void needsToBeSure(String sure) {
        if (sure == null) {
            throw new IllegalArgumentException("Tick the box: it cannot be taken back");
        }
    }

    private static String stated(String reason) {
        String stated = reason == null ? "" : reason.strip();
        if (stated.isEmpty() || stated.length() > LONGEST_REASON) {
            throw new IllegalArgumentException("State a reason of 1 to " + LONGEST_REASON + " characters");
        }
        return stated;
    }
}
