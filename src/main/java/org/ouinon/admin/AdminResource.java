package org.ouinon.admin;

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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.ouinon.account.Audit;
import org.ouinon.account.Deed;
import org.ouinon.account.Role;
import org.ouinon.vote.Ballot;
import org.ouinon.vote.BallotBox;
import org.ouinon.vote.Vote;
import org.ouinon.vote.Word;
import org.ouinon.web.Days;
import org.ouinon.web.Language;
import org.ouinon.web.Page;
import org.ouinon.web.Problem;
import org.ouinon.web.Site;
import org.ouinon.web.Trouble;

/** Where an operator sees what was not counted and why, and counts or strikes a vote with a stated reason. */
@Path("/admin")
@RolesAllowed(Role.OPERATOR)
@Produces(Page.HTML)
@Tag(name = "operator")
class AdminResource {

    private static final int MOST_HELD = 200;
    private static final int DAYS = 14;
    private static final int LONGEST_REASON = 200;

    private final BallotBox box;
    private final Days days;
    private final Site site;
    private final Audit audit;
    private final SecurityIdentity identity;

    AdminResource(BallotBox box, Days days, Site site, Audit audit, SecurityIdentity identity) {
        this.box = box;
        this.days = days;
        this.site = site;
        this.audit = audit;
        this.identity = identity;
    }

    @CheckedTemplate(basePath = "admin")
    static class Templates {

        /** @param ticket whose votes are shown, or null for the held ones */
        static native TemplateInstance admin(
                Language language, String name, String ticket, List<Vote> votes, List<Ledger> ledger, Days days);
    }

    @GET
    @Transactional
    @Operation(summary = "The held votes, or those of a ticket, with their reasons; clicks by kind and day")
    public String admin(@RestQuery String ticket) {
        String asked = ticket == null || ticket.isBlank() ? null : ticket.strip();
        List<Vote> votes = asked == null ? Vote.held(MOST_HELD) : Vote.ofTicket(asked);
        String name = identity.getPrincipal().getName();
        List<Ledger> ledger = Ledger.ofLast(DAYS, days);
        return Page.in(Language.EN, Templates.admin(Language.EN, name, asked, votes, ledger, days))
                .render();
    }

    @POST
    @Path("votes/{ballot}/count")
    @Transactional
    @Operation(summary = "Counts a vote that was held or struck")
    public Response count(@RestPath UUID ballot, @RestForm String reason) {
        Word word = Word.count(days.now(), identity.getPrincipal().getName(), stated(reason));
        return say(ballot, word, Deed.VOTE_COUNTED);
    }

    @POST
    @Path("votes/{ballot}/void")
    @Transactional
    @Operation(summary = "Strikes a vote")
    public Response strike(@RestPath UUID ballot, @RestForm String reason) {
        Word word = Word.strike(days.now(), identity.getPrincipal().getName(), stated(reason));
        return say(ballot, word, Deed.VOTE_VOIDED);
    }

    private Response say(UUID ballot, Word word, Deed deed) {
        Vote vote = Vote.find(ballot).orElseThrow(() -> new Problem(Trouble.NOT_FOUND));
        // Taken back with this transaction if the box refuses. The reason stands with the vote: it may speak of a
        // customer.
        audit.note(deed, "vote " + vote.ballot);
        box.put(Ballot.numbered(vote.ballot), word).await().indefinitely();
        String ticket =
                vote.reference() == null ? "" : "?ticket=" + URLEncoder.encode(vote.ticket, StandardCharsets.UTF_8);
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, site.root() + "/admin" + ticket)
                .build();
    }

    private static String stated(String reason) {
        String stated = reason == null ? "" : reason.strip();
        if (stated.isEmpty() || stated.length() > LONGEST_REASON) {
            throw new Problem(Trouble.BAD_REQUEST, "State a reason of 1 to " + LONGEST_REASON + " characters");
        }
        return stated;
    }
}
