package org.ouinon.inbox;

import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.ouinon.account.Team;
import org.ouinon.comment.Comment;
import org.ouinon.web.Days;
import org.ouinon.web.Language;

/**
 * What a page of the inbox shows.
 *
 * @param entries of this page
 * @param query of this page, with its question mark
 * @param next the query of the page behind it, or null on the last one
 * @param overdue how many comments nobody has read for seven days
 * @param draft a follow-up as somebody typed it that could not be noted, or null
 * @param now what ages are told by
 */
@TemplateData
record Inbox(
        Filter filter,
        List<Entry> entries,
        String query,
        String next,
        long overdue,
        List<Team> teams,
        FollowUpForm draft,
        Instant now,
        Days days) {

    /** A page of one comment has no filter. */
    static Inbox ofOne(Entry entry, FollowUpForm draft, Days days) {
        return new Inbox(null, List.of(entry), "", null, 0, List.of(), draft, days.now(), days);
    }

    public List<Show> shows() {
        return Arrays.asList(Show.values());
    }

    public List<Said> answers() {
        return Arrays.asList(Said.values());
    }

    public List<Language> languages() {
        return Arrays.asList(Language.values());
    }

    /** The time an entry was written at as forms send it back: what is read then is what was seen. */
    public long seen(Entry entry) {
        return entry.line().writtenAt().toEpochMilli();
    }

    /** Days that nobody has read it for, since it was written. */
    public long unreadDays(Entry entry) {
        return ChronoUnit.DAYS.between(entry.line().writtenAt(), now);
    }

    public boolean isUnread(Entry entry) {
        return entry.readAt() == null && !entry.isErased();
    }

    public boolean isOverdue(Entry entry) {
        return isUnread(entry) && !entry.line().writtenAt().isAfter(Comment.overdueBefore(now));
    }

    /** An entry's follow-up as its form begins. */
    public FollowUpForm form(Entry entry) {
        return draft != null ? draft : FollowUpForm.of(entry.followUp(), days);
    }
}
