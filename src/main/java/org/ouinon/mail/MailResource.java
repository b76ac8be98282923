package org.ouinon.mail;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.ouinon.account.Role;
import org.ouinon.account.Team;
import org.ouinon.web.Days;
import org.ouinon.web.Language;
import org.ouinon.web.Page;
import org.ouinon.web.Site;

/** Where a director chooses what comes by mail. What is wrong is said on the form, and nothing typed is lost. */
@Path("/account/mail")
@RolesAllowed(Role.DIRECTOR)
@Produces(Page.HTML)
@Tag(name = "director")
class MailResource {

    private final Subscriptions subscriptions;
    private final Sender sender;
    private final Days days;
    private final Site site;
    private final SecurityIdentity identity;

    MailResource(Subscriptions subscriptions, Sender sender, Days days, Site site, SecurityIdentity identity) {
        this.subscriptions = subscriptions;
        this.sender = sender;
        this.days = days;
        this.site = site;
        this.identity = identity;
    }

    @CheckedTemplate(basePath = "mail")
    static class Templates {
        static native TemplateInstance mail(Language language, MailForm form);

        static native TemplateInstance trial(Subscription to);

        static native TemplateInstance trial_txt(Subscription to);
    }

    @GET
    @Operation(summary = "What one gets by mail, and a form to choose it")
    public Response choose(@RestQuery String saved) {
        subscriptions.saw(account());
        return page(Response.ok(), kept(), Map.of(), saved != null, null);
    }

    @POST
    @Operation(summary = "Saves what one wants by mail")
    public Response save(@BeanParam MailDraft draft) {
        Map<String, String> problems = draft.problems();
        if (!problems.isEmpty()) {
            return page(Response.status(Response.Status.BAD_REQUEST), draft, problems, false, null);
        }
        subscriptions.take(
                account(),
                draft.wishes(teams().stream().map(team -> team.number).collect(Collectors.toSet())));
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, site.root() + "/account/mail?saved=1")
                .build();
    }

    @POST
    @Path("test")
    @Operation(summary = "Sends a test mail to the address that is saved")
    public Response test() {
        Optional<Subscription> known = subscriptions.of(account());
        Delivery trial = known.map(this::tried).orElse(null);
        boolean failed = trial != null && !trial.isSent();
        return page(
                failed ? Response.status(Response.Status.BAD_GATEWAY) : Response.ok(), kept(), Map.of(), false, trial);
    }

    private Delivery tried(Subscription to) {
        return sender.send(
                to,
                new Letter(
                        to.language.words(MailWords.class).trySubject(),
                        Page.in(to.language, Templates.trial(to)).render(),
                        Page.in(to.language, Templates.trial_txt(to)).render()));
    }

    private MailDraft kept() {
        return subscriptions.of(account()).map(MailDraft::of).orElseGet(() -> MailDraft.fresh(days.zone()));
    }

    private String account() {
        return identity.getPrincipal().getName();
    }

    private static List<Team> teams() {
        return QuarkusTransaction.requiringNew().call(Team::all);
    }

    private Response page(
            Response.ResponseBuilder answer,
            MailDraft draft,
            Map<String, String> problems,
            boolean saved,
            Delivery trial) {
        boolean known = subscriptions.of(account()).isPresent();
        MailForm form = new MailForm(draft, problems, teams(), sender.isOn(), known, saved, trial);
        return answer.entity(
                        Page.in(Language.EN, Templates.mail(Language.EN, form)).render())
                .build();
    }
}
