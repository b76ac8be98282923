package org.ouinon.link;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * What a block says, and the pages behind it in its words, unless operators say it otherwise: see {@link Wordings}. In the
 * text each line has at most 72 columns; a test holds it.
 */
@MessageBundle("block")
public interface BlockWords {

    @Message
    String question();

    /** The line above the link, in the text. */
    @Message
    String yes();

    @Message
    String no();

    @Message
    String detail();

    /** The words on the link, in HTML; pages use them too. */
    @Message
    String yesButton();

    @Message
    String noButton();

    @Message
    String detailLink();

    @Message
    String thanks(String answer);
}
