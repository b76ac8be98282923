package org.ouinon.incident;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/**
 * What an incident says, signed.
 *
 * @param endedAt null while it is not over
 * @param team the number of the affected team; null for all teams
 * @param signer the name of the person who answers for it
 * @param contact how to reach that person
 */
@Embeddable
public record Wording(
        @Column(length = Wording.LONGEST_TITLE) String title,
        Instant startedAt,
        Instant endedAt,
        Integer team,
        @Column(length = Wording.LONGEST_STATEMENT) String statement,
        @Column(length = Wording.LONGEST_SIGNER) String signer,
        @Column(length = Wording.LONGEST_CONTACT) String contact) {

    // All in Unicode code points.
    static final int LONGEST_TITLE = 120;
    static final int LONGEST_STATEMENT = 4000;
    static final int LONGEST_SIGNER = 100;
    static final int LONGEST_CONTACT = 200;
}
