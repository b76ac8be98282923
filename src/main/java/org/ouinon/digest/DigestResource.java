package org.ouinon.digest;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.ouinon.account.Role;
import org.ouinon.web.Days;
import org.ouinon.web.Language;
import org.ouinon.web.Page;
import org.ouinon.web.Problem;
import org.ouinon.web.Trouble;

/** A week for directors to read. */
@Path("/digest")
@RolesAllowed(Role.DIRECTOR)
@Produces(Page.HTML)
@Tag(name = "director")
class DigestResource {

    private final Days days;
    private final SecurityIdentity identity;

    DigestResource(Days days, SecurityIdentity identity) {
        this.days = days;
        this.identity = identity;
    }

    @CheckedTemplate(basePath = "digest")
    static class Templates {
        static native TemplateInstance digest(Language language, String name, Digest digest, Days days);
    }

    @GET
    @Transactional
    @Operation(summary = "The digest of this week")
    public String thisWeek() {
        return page(days.today());
    }

    @GET
    @Path("{week:[0-9]{4}-W[0-9]{2}}")
    @Transactional
    @Operation(summary = "The digest of an ISO week, such as 2026-W47")
    public String week(@RestPath String week) {
        return page(monday(week));
    }

    private String page(LocalDate day) {
        String name = identity.getPrincipal().getName();
        Digest digest = Digest.of(day, days);
        return Page.in(Language.EN, Templates.digest(Language.EN, name, digest, days))
                .render();
    }

    private static LocalDate monday(String week) {
        try {
            return LocalDate.parse(week + "-1", DateTimeFormatter.ISO_WEEK_DATE);
        } catch (DateTimeParseException e) {
            throw new Problem(Trouble.NOT_FOUND);
        }
    }
}
