package org.ouinon.admin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.ouinon.account.Role;
import org.ouinon.hook.Message;
import org.ouinon.hook.Topic;
import org.ouinon.hook.Webhook;
import org.ouinon.hook.Webhooks;
import org.ouinon.web.Days;
import org.ouinon.web.Language;
import org.ouinon.web.Page;
import org.ouinon.web.Problem;
import org.ouinon.web.Site;
import org.ouinon.web.Trouble;

/** Where an operator says who is told what happens, and sees whether they took it. */
@Path("/admin/webhooks")
@RolesAllowed(Role.OPERATOR)
@Produces(Page.HTML)
@Tag(name = "operator")
class WebhooksResource {

    private static final int SHOWN_MESSAGES = 20;

    private final Webhooks webhooks;
    private final Days days;
    private final Site site;
    private final SecurityIdentity identity;

    WebhooksResource(Webhooks webhooks, Days days, Site site, SecurityIdentity identity) {
        this.webhooks = webhooks;
        this.days = days;
        this.site = site;
        this.identity = identity;
    }

    /** A webhook and its newest messages. */
    @TemplateData
    record Line(Webhook webhook, List<Message> messages) {

        static Line of(Webhook webhook) {
            return new Line(webhook, Message.newest(webhook.number, SHOWN_MESSAGES));
        }
    }

    /** What an operator typed, to be there again where it was refused. */
    @TemplateData
    record Typed(String label, String url, List<String> topics, String problem) {

        public boolean takes(Topic topic) {
            return topics.contains(topic.type());
        }
    }

    @CheckedTemplate(basePath = "admin")
    static class Templates {

        /** @param secret of the webhook just begun, shown this once, or null */
        static native TemplateInstance webhooks(
                Language language, List<Line> lines, List<Topic> topics, Typed typed, String secret, Days days);
    }

    @GET
    @Transactional
    @Operation(summary = "Who is told what happens, and what became of the newest messages")
    public String webhooks() {
        return page(new Typed("", "", List.of(), null), null);
    }

    @POST
    @Operation(summary = "Begins to tell an address; its secret is shown this once")
    public Response begin(@RestForm String label, @RestForm String url, @RestForm List<String> topics) {
        Set<Topic> chosen = Topic.offered().stream()
                .filter(topic -> topics.contains(topic.type()))
                .collect(Collectors.toSet());
        try {
            String secret = webhooks.begin(label, url, chosen, operator()).secret();
            return Response.ok(page(new Typed("", "", List.of(), null), secret)).build();
        } catch (IllegalArgumentException e) {
            return Response.status(Response.Status.BAD_REQUEST)
                    .entity(page(new Typed(label, url, topics, e.getMessage()), null))
                    .build();
        }
    }

    @POST
    @Path("{webhook}/stop")
    @Operation(summary = "Tells it nothing any more")
    public Response stop(@RestPath int webhook) {
        return back(webhooks.stop(webhook, operator()));
    }

    @POST
    @Path("{webhook}/try")
    @Operation(summary = "Sends a message that tries the way")
    public Response tryOut(@RestPath int webhook) {
        return back(webhooks.tryOut(webhook));
    }

    @POST
    @Path("{webhook}/again")
    @Operation(summary = "Sends again what was given up, of as many days as are told")
    public Response allAgain(@RestPath int webhook, @RestForm int lastDays) {
        webhooks.allAgain(webhook, days.now().minus(Duration.ofDays(lastDays)));
        return back(true);
    }

    @POST
    @Path("{webhook}/messages/{message}/again")
    @Operation(summary = "Sends a message again, from its first attempt on")
    public Response again(@RestPath int webhook, @RestPath long message) {
        return back(webhooks.again(webhook, message));
    }

    private Response back(boolean done) {
        if (!done) {
            throw new Problem(Trouble.NOT_FOUND);
        }
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, site.root() + "/admin/webhooks")
                .build();
    }

    private String page(Typed typed, String secret) {
        List<Line> lines = Webhook.all().stream().map(Line::of).toList();
        return Page.in(Language.EN, Templates.webhooks(Language.EN, lines, Topic.offered(), typed, secret, days))
                .render();
    }

    private String operator() {
        return identity.getPrincipal().getName();
    }
}
