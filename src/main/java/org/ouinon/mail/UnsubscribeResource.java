package org.ouinon.mail;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.ouinon.web.Language;
import org.ouinon.web.Page;
import org.ouinon.web.Problem;
import org.ouinon.web.Trouble;

/**
 * Where mails are ended, without signing in. Opening the page ends nothing, since mail filters open every link; its button
 * does, and so does the mail program that sends {@code List-Unsubscribe=One-Click} (RFC 8058), in whatever form.
 */
@Path("/unsubscribe/{secret}")
@Produces(Page.HTML)
@Tag(name = "director")
class UnsubscribeResource {

    private final Subscriptions subscriptions;

    UnsubscribeResource(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @CheckedTemplate(basePath = "mail")
    static class Templates {
        static native TemplateInstance unsubscribe(Language language, boolean ended);
    }

    @GET
    @Operation(summary = "Asks whether all mails are to end")
    public String ask(@RestPath String secret) {
        Subscription found = subscriptions.ofSecret(secret).orElseThrow(() -> new Problem(Trouble.NOT_FOUND));
        return page(found.language, !found.isOn());
    }

    @POST
    @Operation(summary = "Ends all mails to one director, in one click (RFC 8058)")
    public String end(@RestPath String secret) {
        Subscription found = subscriptions.end(secret).orElseThrow(() -> new Problem(Trouble.NOT_FOUND));
        return page(found.language, true);
    }

    private static String page(Language language, boolean ended) {
        return Page.in(language, Templates.unsubscribe(language, ended)).render();
    }
}
