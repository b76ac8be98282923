package org.ouinon.account;

/**
 * What an operator decides of a team.
 *
 * @param name how people read it, 1 to 100 characters
 * @param published whether its bars are public
 * @param ownScores whether its agents see their own scores at the desk
 * @param retired whether it gets no new block
 */
public record TeamTerms(String name, boolean published, boolean ownScores, boolean retired) {

    /** In words, for the audit. */
    @Override
    public String toString() {
        return "'" + name + "', " + (published ? "published" : "unlisted") + ", own scores "
                + (ownScores ? "shown" : "not shown") + (retired ? ", retired" : "");
    }
}
