package org.ouinon.digest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ouinon.vote.Customer.CAROL;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.ouinon.account.Admin;
import org.ouinon.account.Authors;
import org.ouinon.comment.Hostile;
import org.ouinon.link.Mails;
import org.ouinon.mail.PostOffice;
import org.ouinon.mail.Readers;
import org.ouinon.mail.Subscription;
import org.ouinon.mail.WithPostOffice;
import org.ouinon.web.Axe;
import org.ouinon.web.Chromium;
import org.ouinon.web.Days;
import org.ouinon.web.Language;
import org.ouinon.web.PlainText;
import org.ouinon.web.TestClock;

/** Whatever customers write is shown as they wrote it, on the page and in both parts of the mail, and does nothing. */
@QuarkusTest
@TestProfile(WithPostOffice.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileDigestTest {

    @TestHTTPResource("/")
    URI service;

    @Inject
    Readers readers;

    @Inject
    Authors authors;

    @Inject
    Mails mails;

    @Inject
    Round round;

    @Inject
    Days days;

    @Inject
    TestClock clock;

    private final String team = Mails.freshName("team");
    private final List<String> troubles = new ArrayList<>();
    private PostOffice office;
    private Chromium chromium;

    @BeforeAll
    void start_the_browser() {
        chromium = Chromium.ofPerson();
    }

    @AfterAll
    void close_the_browser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void let_them_write() {
        readers.dismissAll();
        office = PostOffice.open();
        clock.stopAt(Instant.parse("2047-01-09T12:00:00Z")
                .plus(Duration.ofDays(7 * ThreadLocalRandom.current().nextLong(400))));
        for (String text : Hostile.comments()) {
            CAROL.comments(mails.forTeam(team), text).then().statusCode(303);
        }
    }

    @AfterEach
    void close_the_post_office() {
        clock.run();
        readers.dismissAll();
        office.close();
    }

    @Test
    void the_page_shows_all_of_it_as_text() {
        try (BrowserContext window = chromium.window()) {
            Page page = watched(window);
            signIn(page);
            page.navigate(service.resolve("/digest/" + Period.week(days.today()).name())
                    .toString());
            List<String> shown = page.locator("p.comment").allTextContents();
            assertTrue(shown.containsAll(kept()), missing(shown).toString());
            assertTrue(page.locator("h2:has-text('Comments')").isVisible());
            assertEquals(List.of(), troubles);
        }
    }

    @Test
    void the_mail_shows_all_of_it_as_text() throws Exception {
        MimeMessage mail = mailOfMonday();
        assertEquals(1, mail.getAllRecipients().length);
        assertNull(mail.getHeader("Bcc", null));
        assertTrue(
                mail.getSubject().matches("Digest of week 20\\d\\d-W\\d\\d: no answers yet, 50 comments"),
                mail.getSubject());
        String text = PostOffice.text(mail);
        for (String comment : kept()) {
            for (String line : comment.split("\\R")) {
                assertTrue(text.contains("\n    " + line + "\n"), line);
            }
        }
        try (BrowserContext window = chromium.window()) {
            Page page = watched(window);
            page.setContent(PostOffice.html(mail));
            List<String> shown = page.locator("p[dir=auto]").allTextContents();
            List<String> expected = kept().stream()
                    .map(comment -> comment.replaceAll("\\R", ""))
                    .toList();
            assertEquals(
                    expected.stream().sorted().toList(), shown.stream().sorted().toList());
            assertEquals(List.of(), troubles);
            assertEquals(List.of(), Axe.violations(page));
            assertFalse(PostOffice.html(mail).contains("<img")
                    || PostOffice.html(mail).contains("<script"));
        }
    }

    private MimeMessage mailOfMonday() {
        Subscription dora =
                readers.in(Language.EN, "UTC", authors.named("alice", team).team());
        Instant written = days.now();
        clock.stopAt(written.plus(Duration.ofDays(5)));
        try {
            round.go();
        } finally {
            clock.stopAt(written);
        }
        return office.mailsTo(dora.address).stream()
                .filter(mail -> subject(mail).contains("week"))
                .findFirst()
                .orElseThrow();
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private Page watched(BrowserContext window) {
        troubles.clear();
        Page page = window.newPage();
        page.onDialog(dialog -> {
            troubles.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.onRequest(request -> {
            if (!request.url().startsWith(service.toString()) && !request.url().startsWith("data:")) {
                troubles.add("request: " + request.url());
            }
        });
        return page;
    }

    private void signIn(Page page) {
        page.navigate(service.resolve("/login").toString());
        page.locator("[name=name]").fill("admin");
        page.locator("[name=password]").fill(Admin.password());
        page.locator("form button").click();
        page.waitForURL("**/desk");
    }

    /** As it must be shown; what is no Unicode text does not come over HTTP. */
    private static List<String> kept() {
        return Hostile.comments().stream()
                .map(text ->
                        PlainText.of(new String(text.getBytes(UTF_8), UTF_8)).value())
                .toList();
    }

    private static List<String> missing(List<String> shown) {
        return kept().stream().filter(text -> !shown.contains(text)).toList();
    }
}
