package org.ouinon.inbox;

import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestForm;
import org.ouinon.comment.FollowUp;
import org.ouinon.web.Days;
import org.ouinon.web.PlainText;

/** A follow-up as a form has it. */
@TemplateData
public class FollowUpForm {

    @RestForm
    String outcome;

    /** A local moment, or nothing. */
    @RestForm
    String called;

    /** When what the form began with was noted, in milliseconds; 0 for never. */
    @RestForm
    long known;

    static FollowUpForm of(FollowUp followUp, Days days) {
        FollowUpForm form = new FollowUpForm();
        if (followUp != null) {
            form.outcome = followUp.outcome();
            form.called = followUp.calledAt() == null
                    ? null
                    : days.local(followUp.calledAt()).replace(' ', 'T');
        }
        return form.knowing(followUp);
    }

    /** The same as typed by somebody who knows what stands there. */
    FollowUpForm knowing(FollowUp followUp) {
        known = version(followUp);
        return this;
    }

    /** @throws IllegalArgumentException with a sentence for whoever has not seen what stands there */
    void needsToKnow(FollowUp followUp) {
        if (known != version(followUp)) {
            throw new IllegalArgumentException("Somebody else has noted something meanwhile: look at it above; sending"
                    + " again puts yours in its place");
        }
    }

    public String outcome() {
        return outcome == null ? "" : outcome;
    }

    public String called() {
        return called == null ? "" : called;
    }

    public long known() {
        return known;
    }

    /**
     * What is to be noted.
     *
     * @param before what stands there, or null: a call that it has already keeps who noted it
     * @throws IllegalArgumentException with a sentence for the director
     */
    FollowUp read(FollowUp before, String account, Days days) {
        PlainText text = PlainText.of(outcome);
        if (text.length() > FollowUp.LONGEST) {
            throw new IllegalArgumentException(
                    "What was changed has " + text.length() + " characters; at most " + FollowUp.LONGEST + " fit");
        }
        String says = text.isInvisible() ? null : text.value();
        Instant calledAt = calledAt(days);
        boolean sameCall = before != null && Objects.equals(calledAt, before.calledAt());
        String calledBy = calledAt == null ? null : sameCall ? before.calledBy() : account;
        return new FollowUp(says, calledAt, calledBy, days.now(), account);
    }

    private Instant calledAt(Days days) {
        if (called().isBlank()) {
            return null;
        }
        Instant at = days.moment(called);
        if (at.isAfter(days.now())) {
            throw new IllegalArgumentException("A call that is yet to come cannot be noted");
        }
        return at;
    }

    private static long version(FollowUp followUp) {
        return followUp == null ? 0 : followUp.notedAt().toEpochMilli();
    }
}
