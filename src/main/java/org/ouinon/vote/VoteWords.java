package org.ouinon.vote;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the landing page says. */
@MessageBundle("vote")
public interface VoteWords {

    @Message
    String yourAnswer();

    @Message
    String sending();

    @Message
    String send(String answer);

    @Message
    String retrying();

    @Message
    String refused();

    @Message
    String neutralTitle();

    @Message
    String neutral();
}
