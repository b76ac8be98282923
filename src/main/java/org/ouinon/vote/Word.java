package org.ouinon.vote;

import java.time.Instant;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What somebody says about a ballot, without a click to be weighed.
 *
 * @param change what it makes of the standing
 * @param mover an operator's name; null for the customer
 * @param note the operator's reason; null for the customer
 */
public record Word(UnaryOperator<Standing> change, String mover, String note) {

    /** The customer takes the answer back. */
    public static Word withdraw(Instant at) {
        return new Word(standing -> standing.withdrawn(at), null, null);
    }

    /** A customer answers beyond doubt; for demonstrations. */
    public static Word answer(Answer answer, Instant at) {
        Standing given = new Standing(Standing.State.COUNTED, answer, Rank.EXPLICIT, Set.of(Reason.PRESSED), 0, at);
        return new Word(standing -> given, null, null);
    }

    /** An operator strikes a vote. */
    public static Word strike(Instant at, String operator, String reason) {
        return new Word(standing -> standing.struck(at), operator, reason);
    }

    /** An operator counts a vote that was held or struck. */
    public static Word count(Instant at, String operator, String reason) {
        return new Word(standing -> standing.restored(at), operator, reason);
    }
}
