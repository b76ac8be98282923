package org.ouinon.comment;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Objects;

/**
 * What was done about a comment. It goes when the comment is erased.
 *
 * @param outcome what was changed, or null
 * @param calledAt when the customer was called back, or null
 * @param calledBy who noted that call
 * @param notedAt when any of this was noted last
 */
@Embeddable
public record FollowUp(
        @Column(length = LONGEST) String outcome, Instant calledAt, String calledBy, Instant notedAt, String notedBy) {

    /** Unicode code points of an outcome. */
    public static final int LONGEST = 500;

    /** Whether there is nothing in it. */
    public boolean isEmpty() {
        return outcome == null && calledAt == null;
    }

    /** Whether another, or none for null, tells the same, whoever noted it. */
    public boolean saysTheSameAs(FollowUp other) {
        return other == null
                ? isEmpty()
                : Objects.equals(outcome, other.outcome) && Objects.equals(calledAt, other.calledAt);
    }
}
