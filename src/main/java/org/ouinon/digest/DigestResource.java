package org.ouinon.digest;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.ouinon.account.Role;
import org.ouinon.incident.IncidentLines;
import org.ouinon.mail.Subscriptions;
import org.ouinon.web.Days;
import org.ouinon.web.Language;
import org.ouinon.web.Page;
import org.ouinon.web.Problem;
import org.ouinon.web.Trouble;

/** A week or a month for directors to read. */
@Path("/digest")
@RolesAllowed(Role.DIRECTOR)
@Produces(Page.HTML)
@Tag(name = "director")
class DigestResource {

    private final IncidentLines incidents;
    private final Subscriptions subscriptions;
    private final Days days;
    private final SecurityIdentity identity;

    DigestResource(IncidentLines incidents, Subscriptions subscriptions, Days days, SecurityIdentity identity) {
        this.incidents = incidents;
        this.subscriptions = subscriptions;
        this.days = days;
        this.identity = identity;
    }

    @CheckedTemplate(basePath = "digest")
    static class Templates {
        static native TemplateInstance digest(Language language, DigestPage page);
    }

    @GET
    @Transactional
    @Operation(summary = "The digest of this week")
    public String thisWeek() {
        return page(Period.week(days.today()));
    }

    @GET
    @Path("{period:[0-9]{4}-W?[0-9]{2}}")
    @Transactional
    @Operation(summary = "The digest of an ISO week, such as 2026-W47, or of a month, such as 2026-11")
    public String of(@RestPath String period) {
        return page(Period.named(period).orElseThrow(() -> new Problem(Trouble.NOT_FOUND)));
    }

    private String page(Period period) {
        subscriptions.saw(identity.getPrincipal().getName());
        Digest digest = Digest.of(period, Choice.of(Set.of()), incidents, days);
        return Page.in(
                        Language.EN,
                        Templates.digest(Language.EN, new DigestPage(digest, Language.EN, days.zone(), days.zone())))
                .render();
    }
}
