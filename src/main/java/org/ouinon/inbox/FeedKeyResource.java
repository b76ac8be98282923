package org.ouinon.inbox;

import io.quarkus.qute.CheckedTemplate;
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
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ouinon.account.Audit;
import org.ouinon.account.Deed;
import org.ouinon.account.Role;
import org.ouinon.web.Days;
import org.ouinon.web.Language;
import org.ouinon.web.Page;
import org.ouinon.web.Problem;
import org.ouinon.web.Site;
import org.ouinon.web.Trouble;

/** Where a director gets the address of a feed of their own, and takes it back. */
@Path("/comments/feed")
@RolesAllowed(Role.DIRECTOR)
@Produces(Page.HTML)
@Tag(name = "director")
class FeedKeyResource {

    private final Days days;
    private final Site site;
    private final Audit audit;
    private final SecurityIdentity identity;

    FeedKeyResource(Days days, Site site, Audit audit, SecurityIdentity identity) {
        this.days = days;
        this.site = site;
        this.audit = audit;
        this.identity = identity;
    }

    @CheckedTemplate(basePath = "inbox")
    static class Templates {

        /**
         * @param open whether this person may have a feed
         * @param madeAt when the address was made that is good now, or null
         * @param address the feed's, shown this once, or null
         */
        static native TemplateInstance feedKey(
                Language language, boolean open, Instant madeAt, String address, Days days);
    }

    @GET
    @Transactional
    @Operation(summary = "Whether the asker has a feed")
    public String feed() {
        return page(null);
    }

    @POST
    @Transactional
    @Operation(summary = "Makes the address of a feed, which is shown this once; an earlier one ends")
    public String make() {
        if (!FeedKey.mayHave(account())) {
            throw new Problem(Trouble.FORBIDDEN);
        }
        String secret = FeedKey.make(account(), days.now());
        audit.note(Deed.FEED_KEY_MADE, account());
        return page(site.base().at("/comments.atom?key=" + secret));
    }

    @POST
    @Path("revoke")
    @Transactional
    @Operation(summary = "Ends the feed at once")
    public Response revoke() {
        if (FeedKey.revoke(account())) {
            audit.note(Deed.FEED_KEY_REVOKED, account());
        }
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, site.root() + "/comments/feed")
                .build();
    }

    private String page(String address) {
        Instant madeAt = FeedKey.of(account()).map(key -> key.madeAt).orElse(null);
        TemplateInstance page = Templates.feedKey(Language.EN, FeedKey.mayHave(account()), madeAt, address, days);
        return Page.in(Language.EN, page).render();
    }

    private String account() {
        return identity.getPrincipal().getName();
    }
}
