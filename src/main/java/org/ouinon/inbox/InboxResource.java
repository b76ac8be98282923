package org.ouinon.inbox;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.ouinon.account.Audit;
import org.ouinon.account.Deed;
import org.ouinon.account.Role;
import org.ouinon.account.Team;
import org.ouinon.comment.Comment;
import org.ouinon.comment.FollowUp;
import org.ouinon.web.Days;
import org.ouinon.web.Language;
import org.ouinon.web.Page;
import org.ouinon.web.Problem;
import org.ouinon.web.Site;
import org.ouinon.web.Trouble;

/** Where directors read every comment and say what was done about it. Looking at a comment is not reading it: they say so. */
@Path("/comments")
@RolesAllowed(Role.DIRECTOR)
@Produces(Page.HTML)
@Tag(name = "director")
class InboxResource {

    private static final int PAGE = 50;

    private final Days days;
    private final Site site;
    private final Audit audit;
    private final SecurityIdentity identity;

    InboxResource(Days days, Site site, Audit audit, SecurityIdentity identity) {
        this.days = days;
        this.site = site;
        this.audit = audit;
        this.identity = identity;
    }

    @CheckedTemplate(basePath = "inbox")
    static class Templates {
        static native TemplateInstance list(Language language, Inbox inbox);

        /** @param problem a sentence, or null */
        static native TemplateInstance comment(Language language, Inbox inbox, String problem);
    }

    @GET
    @Transactional
    @Operation(summary = "Comments by filters, fifty a page; those that the asker has not read unless told")
    public String list(@BeanParam FilterForm asked) {
        Filter filter = Filter.of(asked, Show.UNREAD);
        Cursor after = Cursor.of(asked.after);
        List<Entry> found = new Search(filter, account(), days).page(after, PAGE + 1);
        List<Entry> entries = found.subList(0, Math.min(PAGE, found.size()));
        String next = found.size() > PAGE ? filter.query(Cursor.behind(entries.get(PAGE - 1))) : null;
        long overdue = Comment.overdue(days.now());
        Inbox inbox =
                new Inbox(filter, entries, filter.query(after), next, overdue, Team.all(), null, days.now(), days);
        return Page.in(Language.EN, Templates.list(Language.EN, inbox)).render();
    }

    @GET
    @Path("{ballot}")
    @Transactional
    @Operation(summary = "One comment")
    public Response comment(@RestPath UUID ballot) {
        return page(Response.ok(), ballot, null, null);
    }

    @POST
    @Path("{ballot}/read")
    @Transactional
    @Operation(summary = "The asker has read a comment as it was written then; one rewritten meanwhile stays unread")
    public Response read(@RestPath UUID ballot, @RestForm long seen, @BeanParam FilterForm asked) {
        Comment comment = found(ballot);
        if (comment.isStill(Instant.ofEpochMilli(seen))) {
            comment.readBy(account(), days.now());
        }
        return back(ballot, asked);
    }

    @POST
    @Path("{ballot}/unread")
    @Transactional
    @Operation(summary = "As if the asker had not read a comment")
    public Response unread(@RestPath UUID ballot, @BeanParam FilterForm asked) {
        found(ballot).unreadBy(account());
        return back(ballot, asked);
    }

    @POST
    @Path("{ballot}/follow-up")
    @Transactional
    @Operation(
            summary = "Notes what was changed and when the customer was called, in the place of what was noted before")
    public Response followUp(@RestPath UUID ballot, @BeanParam FollowUpForm form, @BeanParam FilterForm asked) {
        Comment comment = found(ballot);
        if (comment.isErased()) {
            return refused(
                    Response.Status.CONFLICT, ballot, null, "It was erased meanwhile, and nothing is noted of it");
        }
        try {
            FollowUp noted = form.read(comment.followUp(), account(), days);
            if (!noted.saysTheSameAs(comment.followUp())) {
                form.needsToKnow(comment.followUp());
                comment.note(noted);
                audit.note(Deed.COMMENT_FOLLOWED_UP, "comment " + ballot);
            }
            return back(ballot, asked);
        } catch (IllegalArgumentException e) {
            return refused(Response.Status.BAD_REQUEST, ballot, form.knowing(comment.followUp()), e.getMessage());
        }
    }

    private Response page(Response.ResponseBuilder answer, UUID ballot, FollowUpForm draft, String problem) {
        Entry entry = Entry.of(List.of(ballot), account()).stream()
                .findFirst()
                .orElseThrow(() -> new Problem(Trouble.NOT_FOUND));
        TemplateInstance page = Templates.comment(Language.EN, Inbox.ofOne(entry, draft, days), problem);
        return answer.entity(Page.in(Language.EN, page).render()).build();
    }

    private Response refused(Response.Status status, UUID ballot, FollowUpForm form, String problem) {
        return page(Response.status(status), ballot, form, problem);
    }

    /** To the page of the inbox that the form was on, where the comment still is or was. */
    private Response back(UUID ballot, FilterForm asked) {
        String query = Filter.of(asked, Show.UNREAD).query(Cursor.of(asked.after));
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, site.root() + "/comments" + query + "#c" + ballot)
                .build();
    }

    private Comment found(UUID ballot) {
        return Comment.findForChange(ballot).orElseThrow(() -> new Problem(Trouble.NOT_FOUND));
    }

    private String account() {
        return identity.getPrincipal().getName();
    }
}
