package org.ouinon.link;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.mail.BodyPart;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ouinon.bars.Teams;
import org.ouinon.web.Chromium;
import org.ouinon.web.TestClock;

/** The whole way: a block is minted, mailed, fetched, its link is clicked, and a bar moves in front of somebody else. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailWalkTest {

    /** What mail programs make clickable in plain text. */
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]+");

    private static final Pattern HREF = Pattern.compile("href=\"([^\"]+)\"");

    @RegisterExtension
    static final GreenMailExtension POST = new GreenMailExtension(ServerSetup.dynamicPort(ServerSetupTest.SMTP_IMAP));

    @TestHTTPResource("/")
    URI service;

    @Inject
    Teams teams;

    @Inject
    TestClock clock;

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

    @AfterEach
    void let_the_clock_run() {
        clock.run();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8bit", "quoted-printable", "base64"})
    void a_link_in_the_text_part_moves_the_bar(String encoding) throws Exception {
        String team = teams.published();
        Message fetched = mailed(block(team, "fr"), encoding, false);
        List<String> links = links(text(fetched));
        assertEquals(3, links.size(), links.toString());
        assertMoves(team, links.get(0), "100.0%");
    }

    @Test
    void a_link_in_a_flowed_text_part_moves_the_bar() throws Exception {
        String team = teams.published();
        Message fetched = mailed(block(team, "de"), "quoted-printable", true);
        List<String> links = links(unflowed(text(fetched)));
        assertEquals(3, links.size(), links.toString());
        assertMoves(team, links.get(1), "0.0%");
    }

    @Test
    void a_link_in_the_html_part_moves_the_bar() throws Exception {
        String team = teams.published();
        Message fetched = mailed(block(team, "en"), "quoted-printable", false);
        List<String> links = HREF.matcher(html(fetched))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertEquals(3, links.size(), links.toString());
        assertMoves(team, links.get(0), "100.0%");
    }

    @Test
    void the_link_for_details_asks_and_does_not_answer() throws Exception {
        String team = teams.published();
        Message fetched = mailed(block(team, "en"), "8bit", false);
        try (BrowserContext window = chromium.window()) {
            Page page = window.newPage();
            page.navigate(here(links(text(fetched)).get(2)));
            assertThat(page.locator("textarea")).isVisible();
            page.waitForTimeout(300);
            assertEquals("0 yes, 0 no", teams.week(team));
        }
    }

    @Test
    void both_parts_carry_the_same_links() throws Exception {
        String team = teams.published();
        Message fetched = mailed(block(team, "es"), "base64", false);
        List<String> inHtml = HREF.matcher(html(fetched))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertEquals(links(text(fetched)), inHtml);
    }

    /** A block for a mail that was sent an hour ago. */
    private JsonPath block(String team, String language) {
        clock.stopAt(Instant.now().minus(Duration.ofHours(1)));
        JsonPath block = given().header("Authorization", "Bearer a-key-for-tests")
                .contentType("application/json")
                .body(Map.of("agent", "alice", "team", team, "ticket", Mails.freshTicket(), "language", language))
                .post("/api/v1/blocks")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        clock.run();
        return block;
    }

    private Message mailed(JsonPath block, String encoding, boolean flowed) throws Exception {
        GreenMailUser carol = POST.setUser("carol@example.org", "carol", "secret");
        Session session = POST.getSmtp().createSession();
        MimeMessage mail = new MimeMessage(session);
        mail.setFrom(new InternetAddress("alice@example.net"));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(carol.getEmail()));
        mail.setSubject("Re: Désolée pour la panne", "UTF-8");
        String greeting = "Hello Carol,\n\nthat should work again now.\n> From here on, all is well.\n\nAlice\n\n";
        String text = greeting + block.getString("text");
        mail.setContent(new MimeMultipart(
                "alternative",
                part(
                        flowed ? flowed(text) : text,
                        "text/plain; charset=utf-8" + (flowed ? "; format=flowed" : ""),
                        encoding),
                part("<p>Hello Carol</p>" + block.getString("html"), "text/html; charset=utf-8", encoding)));
        Transport.send(mail);
        return fetched(carol);
    }

    private static BodyPart part(String content, String type, String encoding) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        String lines = content.replace("\r\n", "\n").replace("\n", "\r\n");
        part.setContent(lines, type);
        part.setHeader("Content-Type", type);
        part.setHeader("Content-Transfer-Encoding", encoding);
        return part;
    }

    private static Message fetched(GreenMailUser carol) throws MessagingException {
        assertTrue(POST.waitForIncomingEmail(5000, 1));
        Store store = POST.getImap().createStore();
        store.connect(carol.getLogin(), carol.getPassword());
        Folder inbox = store.getFolder("INBOX");
        inbox.open(Folder.READ_ONLY);
        return inbox.getMessage(inbox.getMessageCount());
    }

    private static String text(Message mail) throws Exception {
        return decoded(((Multipart) mail.getContent()).getBodyPart(0));
    }

    private static String html(Message mail) throws Exception {
        return decoded(((Multipart) mail.getContent()).getBodyPart(1));
    }

    private static String decoded(Part part) throws MessagingException, IOException {
        return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    private static List<String> links(String text) {
        return ADDRESS.matcher(text).results().map(MatchResult::group).toList();
    }

    /** As a mail program sends it (RFC 3676): long lines end in a space, some are stuffed with one. */
    private static String flowed(String text) {
        return text.lines()
                .map(String::stripTrailing)
                .map(line ->
                        line.startsWith(" ") || line.startsWith(">") || line.startsWith("From ") ? " " + line : line)
                .map(line -> line.length() <= 72 ? line : line.replaceAll("(.{1,70}\\S) ", "$1 \n"))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** As a mail program shows it. */
    private static String unflowed(String text) {
        return text.lines()
                .map(line -> line.startsWith(" ") ? line.substring(1) : line)
                .map(line -> line.endsWith(" ") && !line.equals("-- ") ? line : line + "\n")
                .collect(Collectors.joining());
    }

    private void assertMoves(String team, String link, String expected) {
        try (BrowserContext visitors = chromium.window();
                BrowserContext carols = chromium.window()) {
            Page bars = visitors.newPage();
            bars.navigate(service.resolve("/?lang=en&team=" + team).toString());
            Locator bar = bars.locator("satisfaction-bars");
            assertThat(bar).containsText("no answers yet");
            Page page = carols.newPage();
            page.navigate(here(link));
            page.waitForURL("**/more");
            assertThat(bar).containsText(expected, new LocatorAssertions.ContainsTextOptions().setTimeout(8000));
        }
    }

    /** Links are built from the public address, and the service under test has another port. */
    private String here(String link) {
        return service.resolve(URI.create(link).getRawPath()).toString();
    }
}
