package org.ouinon.comment;

import io.quarkus.qute.TemplateData;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.ouinon.link.SealedLink;
import org.ouinon.link.Words;
import org.ouinon.score.Window;
import org.ouinon.vote.Answer;
import org.ouinon.vote.Rank;
import org.ouinon.vote.Standing;
import org.ouinon.vote.Vote;
import org.ouinon.web.Language;

/**
 * What the page "my answer" shows of a ballot.
 *
 * @param words the team's
 * @param path of the link's actions, ending in the token
 * @param query what leads back to the ballot of a standing link, with its question mark, or nothing
 * @param vote null if nobody answered yet
 * @param comment the comment as it is kept, or null
 * @param expired whether answers and comments can still be given
 */
@TemplateData
record MyAnswer(SealedLink link, Words words, String path, String query, Vote vote, Comment comment, boolean expired) {

    public Language language() {
        return link.link().language();
    }

    public boolean isTest() {
        return link.link().test();
    }

    public boolean is(String state) {
        return vote != null && vote.state == Standing.State.valueOf(state);
    }

    public boolean isAnswered() {
        return is("COUNTED") || is("HELD");
    }

    /** Whether nobody is known to have touched the page yet, so that its script has something to tell. */
    public boolean isUntouched() {
        return isAnswered() && !expired && vote.proof == Rank.RENDERED;
    }

    /** Whether the buttons for yes and no can do something. */
    public boolean isOpen() {
        return !expired && !is("VOID");
    }

    public String answer() {
        return vote.answer.in(words);
    }

    public String thanks() {
        return words.thanks(answer());
    }

    public String answerPath() {
        return vote.answer.path();
    }

    public String opposite() {
        return vote.answer.opposite().in(words);
    }

    public String oppositePath() {
        return vote.answer.opposite().path();
    }

    public String yes() {
        return Answer.YES.in(words);
    }

    public String no() {
        return Answer.NO.in(words);
    }

    public String weekFrom() {
        return written(Window.wholeWeek(vote.countedOn).from());
    }

    public String weekTo() {
        return written(Window.wholeWeek(vote.countedOn).to());
    }

    /**
     * The comment as it stands in the form; never where the help desk names the ticket, since this may be the page of
     * another who guessed it.
     */
    public String text() {
        return comment == null || vote != null && vote.asserted ? "" : comment.text;
    }

    private String written(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(language().locale())
                .format(day);
    }
}
