package org.ouinon.mail;

import org.ouinon.web.PlainText;

/**
 * What a mail says.
 *
 * @param subject one line, whatever was in it
 * @param html a whole page, with {@code mail/letter} around it
 * @param text the same to be read as it is, with {@code mail/letter_txt} around it
 */
public record Letter(String subject, String html, String text) {

    public Letter {
        subject = PlainText.line(subject).value();
    }
}
