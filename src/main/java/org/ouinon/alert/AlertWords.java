package org.ouinon.alert;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What directors are told of a drop of the score. Digits have the language's decimal sign already. */
@MessageBundle("alert")
public interface AlertWords {

    /** Stands for all teams, where a team's name would stand. */
    @Message
    String all();

    @Message
    String team(String slug);

    @Message
    String dropSubject(String whose, String digits);

    @Message
    String dropped(String whose);

    /** A day written out. */
    @Message
    String since(String day, String digits, long yes, long answers);

    @Message
    String usual(String digits, long answers);

    @Message
    String endSubject(String whose);

    @Message
    String recovered(String whose, String digits, String day);

    @Message
    String settled(String whose, String digits, String day);

    @Message
    String comments(long count);

    @Message
    String noComments();

    @Message
    String more(long count);

    @Message
    String yes();

    @Message
    String no();

    @Message
    String noAnswer();

    @Message
    String noTicket();

    /** Stands before an address. */
    @Message
    String read();
}
