package org.ouinon.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What a kind page says, for each {@link Trouble}. */
@MessageBundle("trouble")
public interface TroubleWords {

    @Message
    String title(Trouble trouble);

    @Message
    String advice(Trouble trouble);
}
