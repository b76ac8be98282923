package org.ouinon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.BodyPart;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ouinon.bars.Teams;
import org.ouinon.link.HelpDesk;
import org.ouinon.link.Mails;
import org.ouinon.web.TestClock;

/** The whole way: a block is minted, mailed, fetched, its link clicked in a browser, and the bar of an open page moves. */
@QuarkusTest
class MailWalkTest {

    private static final String CAROL = "carol@example.org";

    /** What mail programs take for a link: up to the first blank or sign that seldom ends an address. */
    private static final Pattern URL = Pattern.compile("https?://[^\\s<>\"]+");

    private static final Pattern HREF = Pattern.compile("href=\"([^\"]+)\"");

    @TestHTTPResource("/")
    URI home;

    @Inject
    Teams teams;

    @Inject
    TestClock clock;

    private final GreenMail mail = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
    });
    private Chromium chromium;
    private String team;

    @BeforeEach
    void open() {
        chromium = Chromium.ofAPerson();
        mail.start();
        mail.setUser(CAROL, CAROL, "secret");
        team = teams.published();
    }

    @AfterEach
    void close() {
        clock.run();
        mail.stop();
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain; charset=utf-8, 8bit",
        "text/plain; charset=utf-8, quoted-printable",
        "text/plain; charset=utf-8; format=flowed, quoted-printable",
        "text/plain; charset=utf-8; format=flowed; delsp=yes, base64",
    })
    void carol_clicks_a_link_of_the_text_part(String type, String encoding) throws Exception {
        send(block(), type, encoding);

        List<String> links = URL.matcher(fetched("text/plain"))
                .results()
                .map(result -> result.group())
                .toList();

        assertEquals(3, links.size(), links.toString());
        assertTrue(links.get(0).endsWith("/yes")
                && links.get(1).endsWith("/no")
                && links.get(2).endsWith("/more"));
        clickAndWatch(links.get(0), "YES", "100.0%");
    }

    @Test
    void carol_clicks_a_link_of_the_html_part() throws Exception {
        send(block(), "text/plain; charset=utf-8", "quoted-printable");

        Matcher href = HREF.matcher(fetched("text/html"));
        assertTrue(href.find() && href.find());

        clickAndWatch(href.group(1), "NO", "0.0%");
    }

    private io.restassured.path.json.JsonPath block() {
        clock.stopAt(Instant.now().minus(Duration.ofHours(1)));
        try {
            return HelpDesk.order("agent", "alice", "team", team, "ticket", Mails.freshTicket(), "language", "fr")
                    .statusCode(200)
                    .extract()
                    .jsonPath();
        } finally {
            clock.run();
        }
    }

    private void send(io.restassured.path.json.JsonPath block, String type, String encoding) throws Exception {
        Properties settings = new Properties();
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", String.valueOf(mail.getSmtp().getPort()));
        MimeMessage message = new MimeMessage(Session.getInstance(settings));
        message.setFrom(new InternetAddress("alice@example.net"));
        message.setRecipients(Message.RecipientType.TO, CAROL);
        message.setSubject("Re: mon serveur", "utf-8");
        MimeBodyPart text = new MimeBodyPart();
        text.setContent("Bonjour,\n\nC’est réparé.\n\n-- \nAlice\n" + block.getString("text"), type);
        text.setHeader("Content-Transfer-Encoding", encoding);
        MimeBodyPart html = new MimeBodyPart();
        html.setContent("<p>C’est réparé.</p>" + block.getString("html"), "text/html; charset=utf-8");
        html.setHeader("Content-Transfer-Encoding", "quoted-printable");
        message.setContent(new MimeMultipart("alternative", text, html));
        Transport.send(message);
    }

    private String fetched(String type) throws Exception {
        Store store = Session.getInstance(new Properties()).getStore("imap");
        store.connect("127.0.0.1", mail.getImap().getPort(), CAROL, "secret");
        try (Folder inbox = store.getFolder("INBOX")) {
            inbox.open(Folder.READ_ONLY);
            MimeMultipart parts =
                    (MimeMultipart) inbox.getMessage(inbox.getMessageCount()).getContent();
            for (BodyPart part : List.of(parts.getBodyPart(0), parts.getBodyPart(1))) {
                if (part.isMimeType(type)) {
                    return (String) part.getContent();
                }
            }
        }
        throw new AssertionError("The mail has no " + type);
    }

    private void clickAndWatch(String link, String answer, String shown) {
        Page visitor = chromium.person().newPage();
        visitor.navigate(home.resolve("/team/" + team + "?lang=en").toString());
        visitor.waitForSelector("satisfaction-bars .value:has-text('no answers yet')");

        Page carol = chromium.person().newPage();
        carol.navigate(home.resolve(URI.create(link).getPath()).toString());
        carol.waitForURL("**/more");

        assertTrue(Stream.of("OUI", "NON").anyMatch(carol.textContent("h1")::contains));
        assertEquals(answer.equals("YES") ? "1 yes, 0 no" : "0 yes, 1 no", teams.week(team));
        visitor.waitForSelector("satisfaction-bars .value:has-text('" + shown + "')");
    }
}
