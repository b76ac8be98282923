package org.ouinon.mail;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ouinon.account.Accounts.sessionOfNamed;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ouinon.web.Language;
import org.ouinon.web.Site;

/** Mails on their way to a real server that wants TLS and a password. */
@QuarkusTest
@TestProfile(WithPostOffice.class)
class SenderTest {

    private static final Letter LETTER = new Letter("News", "<p>Hello</p>", "Hello");

    @Inject
    Readers readers;

    @Inject
    Sender sender;

    @Inject
    Site site;

    private PostOffice office;

    @BeforeEach
    void open_the_post_office() {
        office = PostOffice.open();
    }

    @AfterEach
    void close_the_post_office() {
        office.close();
    }

    @Test
    void a_test_mail_arrives_with_both_parts_and_a_way_to_end_it() throws Exception {
        Subscription dora = readers.in(Language.FR, "Europe/Paris");
        sessionOfNamed(dora.account)
                .post("/account/mail/test")
                .then()
                .statusCode(200)
                .body(containsString("A test mail is on its way to " + dora.address));
        MimeMessage mail = office.mailsTo(dora.address).get(0);
        String end = site.base().at(dora.unsubscribePath());
        assertEquals("Un e-mail d’essai d’Ouinon", mail.getSubject());
        assertEquals(PostOffice.FROM, mail.getFrom()[0].toString());
        assertEquals("<" + end + ">", mail.getHeader("List-Unsubscribe", null));
        assertEquals("List-Unsubscribe=One-Click", mail.getHeader("List-Unsubscribe-Post", null));
        assertEquals("auto-generated", mail.getHeader("Auto-Submitted", null));
        assertTrue(PostOffice.text(mail).startsWith("Voici l’e-mail que vous avez demandé"), PostOffice.text(mail));
        assertTrue(PostOffice.text(mail).contains("\n" + end), PostOffice.text(mail));
        String html = PostOffice.html(mail);
        assertTrue(html.contains("<html lang=\"fr\">") && html.contains("href=\"" + end + "\""), html);
        assertFalse(html.contains("<img") || html.contains("src="), html);
    }

    @Test
    void a_refused_mail_is_told_and_the_others_go_out() {
        Subscription dora = readers.of();
        Subscription emma = readers.of();
        office.refuse(dora.address);
        assertEquals(Delivery.Outcome.FAILED, sender.send(dora, LETTER).outcome());
        assertTrue(sender.send(emma, LETTER).isSent());
        assertEquals(1, office.mailsTo(emma.address).size());
        sessionOfNamed(dora.account)
                .post("/account/mail/test")
                .then()
                .statusCode(502)
                .body(containsString("The test mail could not be sent."));
    }

    @Test
    void a_wrong_password_sends_nothing() {
        Subscription dora = readers.of();
        office.forgetPassword();
        assertEquals(Delivery.Outcome.FAILED, sender.send(dora, LETTER).outcome());
        assertEquals(0, office.mailsTo(dora.address).size());
    }

    @Test
    void a_mail_server_that_is_away_has_nothing_for_sure() {
        Subscription dora = readers.of();
        office.close();
        assertEquals(Delivery.Outcome.FAILED, sender.send(dora, LETTER).outcome());
    }

    @Test
    void no_subject_adds_a_header() throws Exception {
        Subscription dora = readers.of();
        Letter letter = new Letter("News\r\nBcc: eve@example.com\n\nof \u202Etoday", "<p>x</p>", "x");
        assertTrue(sender.send(dora, letter).isSent());
        MimeMessage mail = office.mailsTo(dora.address).get(0);
        assertEquals("News Bcc: eve@example.com of today", mail.getSubject());
        assertNull(mail.getHeader("Bcc", null));
        assertEquals(1, mail.getAllRecipients().length);
        assertEquals(0, office.mailsTo("eve@example.com").size());
    }
}
