package org.ouinon.mail;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What stands around every mail, and on the page that ends them. */
@MessageBundle("mail")
public interface MailWords {

    @Message
    String trySubject();

    @Message
    String tryText();

    /** Stands below every mail, before an address. */
    @Message
    String why(String account);

    /** Stands before an address. */
    @Message
    String change();

    /** Stands before an address. */
    @Message
    String end();

    @Message
    String endTitle();

    @Message
    String endAsk();

    @Message
    String endButton();

    @Message
    String endedTitle();

    @Message
    String ended();
}
