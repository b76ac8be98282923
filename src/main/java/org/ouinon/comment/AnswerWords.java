package org.ouinon.comment;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What "my answer" says. */
@MessageBundle("answer")
public interface AnswerWords {

    @Message
    String title();

    /** Both days written out in the page's language. */
    @Message
    String counts(String from, String to);

    @Message
    String held();

    @Message
    String confirm(String answer);

    @Message
    String withdrawn();

    @Message
    String struck();

    @Message
    String test();

    @Message
    String expired();

    @Message
    String change(String answer);

    @Message
    String answerAgain(String answer);

    @Message
    String withdraw();

    @Message
    String say();

    @Message
    String read();

    @Message
    String sendComment();

    @Message
    String replaceComment();

    @Message
    String commentKept();

    @Message
    String erase();

    @Message
    String commentTooLong(int count);

    @Message
    String commentEmpty();
}
