package org.ouinon;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ouinon.bars.Teams;
import org.ouinon.link.HelpDesk;
import org.ouinon.link.Mails;

/** What Carol and visitors meet in a real browser. */
@QuarkusTest
class BrowserTest {

    private static final int TEN_KILOBYTES = 10 * 1024;

    @TestHTTPResource("/")
    URI home;

    @Inject
    Mails mails;

    @Inject
    Teams teams;

    private Chromium chromium;
    private String team;

    @BeforeEach
    void open() {
        chromium = Chromium.ofAPerson();
        team = teams.published();
    }

    @AfterEach
    void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void one_click_is_the_answer_and_moves_the_bars_of_an_open_page() {
        Page visitor = chromium.person().newPage();
        visitor.navigate(at("/team/" + team + "?lang=en"));
        visitor.waitForSelector("satisfaction-bars .value:has-text('no answers yet')");

        Page carol = chromium.person().newPage();
        carol.navigate(at("/f/" + mails.forTeam(team) + "/yes"));
        carol.waitForURL("**/more");

        assertEquals("Thank you. You answered YES.", carol.textContent("h1"));
        assertEquals("1 yes, 0 no", teams.week(team));
        visitor.waitForSelector("satisfaction-bars .value:has-text('100.0%')");
        assertEquals("1 answer", visitor.textContent("satisfaction-bars .answers >> nth=0"));
    }

    @Test
    void without_script_the_button_answers() {
        BrowserContext plain = chromium.person(Chromium.options().setJavaScriptEnabled(false));
        Page carol = plain.newPage();
        carol.navigate(at("/f/" + mails.forTeam(team) + "/no"));
        assertEquals("0 yes, 0 no", teams.week(team));

        carol.click("button");

        assertEquals("Thank you. You answered NO.", carol.textContent("h1"));
        assertEquals("0 yes, 1 no", teams.week(team));
    }

    @Test
    void a_fresh_answer_is_held_until_somebody_touches_the_page_and_a_draft_stays() {
        String token = HelpDesk.token("agent", "alice", "team", team, "ticket", Mails.freshTicket());
        Page carol = chromium.person().newPage();
        carol.navigate(at("/f/" + token + "/yes"));
        carol.waitForURL("**/more");
        assertTrue(carol.textContent("#standing").contains("One more press and it counts"));
        assertEquals("0 yes, 0 no", teams.week(team));

        carol.waitForTimeout(400);
        carol.locator("#comment").pressSequentially("Thank you");
        carol.waitForSelector("text=Your answer counts in the week");

        assertEquals("1 yes, 0 no", teams.week(team));
        assertEquals("Thank you", carol.inputValue("#comment"));
    }

    @Test
    void a_driven_browser_is_held_and_not_counted() {
        try (Chromium machine = Chromium.driven()) {
            Page robot = machine.person().newPage();
            robot.navigate(at("/f/" + mails.forTeam(team) + "/yes"));
            robot.waitForURL("**/more");
        }
        assertEquals("0 yes, 0 no", teams.week(team));
        assertEquals(1, (int) teams.index(team).get("week.held"));
    }

    @Test
    void a_vote_that_cannot_be_sent_is_sent_again_and_the_page_says_so() {
        Page carol = chromium.person().newPage();
        AtomicInteger failures = new AtomicInteger();
        carol.route("**/yes", route -> {
            if (route.request().method().equals("POST") && failures.incrementAndGet() <= 2) {
                route.abort();
            } else {
                route.resume();
            }
        });
        carol.navigate(at("/f/" + mails.forTeam(team) + "/yes"));
        carol.waitForSelector("text=Not recorded yet");
        assertTrue(carol.isVisible("button"));

        carol.waitForURL("**/more");
        assertEquals("1 yes, 0 no", teams.week(team));
    }

    @Test
    void a_prerendered_page_casts_nothing_until_the_real_click_which_counts_once() throws IOException {
        String link = at("/f/" + mails.forTeam(team) + "/yes");
        String rules = "{\"prerender\":[{\"urls\":[\"/mail\"]}],\"prefetch\":[{\"urls\":[\"" + link + "\"]}]}";
        HttpServer mailer =
                page("<script type=speculationrules>" + rules + "</script><a href='" + link + "'>YES</a>", null);
        try {
            Page carol = chromium.person().newPage();
            carol.navigate("http://localhost:" + mailer.getAddress().getPort() + "/mail");
            carol.waitForTimeout(800);
            assertEquals("0 yes, 0 no", teams.week(team));

            carol.click("a");
            carol.waitForURL("**/more");
            await().atMost(Duration.ofSeconds(5)).until(() -> teams.week(team).equals("1 yes, 0 no"));
        } finally {
            mailer.stop(0);
        }
    }

    @Test
    void a_landing_page_is_light_and_asks_nobody_else() {
        Page carol = chromium.person().newPage();
        List<String> asked = new ArrayList<>();
        AtomicInteger weight = new AtomicInteger();
        carol.route("**/yes", route -> {
            if (route.request().method().equals("POST")) {
                route.fulfill(new Route.FulfillOptions().setStatus(503));
            } else {
                route.resume();
            }
        });
        carol.onResponse(response -> {
            asked.add(response.url());
            if (!response.request().method().equals("POST")) {
                weight.addAndGet(compressed(response.body()));
            }
        });
        carol.navigate(at("/f/" + mails.forTeam(team) + "/yes"));
        carol.waitForSelector("text=Not recorded yet");

        System.out.println("A landing page weighs " + weight + " bytes compressed");
        assertTrue(weight.get() < TEN_KILOBYTES, weight + " bytes");
        assertTrue(asked.stream().allMatch(url -> url.startsWith(home.toString())), asked.toString());
        assertTrue(carol.context().cookies().isEmpty());
    }

    @Test
    void every_page_of_a_customer_fits_a_narrow_screen() {
        BrowserContext narrow = chromium.person(Chromium.options().setViewportSize(320, 640));
        Page carol = narrow.newPage();
        for (String path : List.of("/f/" + mails.forTeam(team) + "/more", "/f/cut/yes", "/?lang=de", "/bars")) {
            carol.navigate(at(path));
            carol.waitForTimeout(300);
            Object wide = carol.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
            assertFalse((Boolean) wide, path + " scrolls sideways");
        }
    }

    @Test
    void the_element_lives_on_another_site_under_a_strict_policy() throws IOException {
        String origin = home.toString().replaceAll("/$", "");
        String policy = "default-src 'none'; script-src " + origin + "; connect-src " + origin + "; img-src " + origin
                + "; frame-src " + origin;
        HttpServer site = page(
                "<script async src='" + origin + "/bars.js'></script><satisfaction-bars team='" + team
                        + "' lang='fr'></satisfaction-bars><img width=420 height=128 src='" + origin
                        + "/bars.svg'><iframe width=420 height=190 src='" + origin
                        + "/bars'></iframe>",
                policy);
        try {
            Page visitor = chromium.person().newPage();
            List<String> complaints = new ArrayList<>();
            visitor.onConsoleMessage(message -> complaints.add(message.text()));
            visitor.navigate("http://127.0.0.1:" + site.getAddress().getPort() + "/");
            visitor.waitForSelector("satisfaction-bars >> text=pas encore de réponse");

            Page carol = chromium.person().newPage();
            carol.navigate(at("/f/" + mails.forTeam(team) + "/yes"));
            carol.waitForURL("**/more");

            visitor.waitForSelector("satisfaction-bars >> text=1 réponse");
            assertEquals("100", visitor.getAttribute("satisfaction-bars [role=meter] >> nth=0", "aria-valuenow"));
            assertTrue((Boolean) visitor.evaluate("document.images[0].naturalWidth > 0"));
            complaints.removeIf(text -> text.contains("favicon"));
            assertEquals(List.of(), complaints);
        } finally {
            site.stop(0);
        }
    }

    @Test
    void the_element_shows_a_broken_answer_as_nothing_and_a_hostile_one_as_text() {
        Page visitor = chromium.person().newPage();
        List<String> dialogs = new ArrayList<>();
        visitor.onDialog(dialog -> {
            dialogs.add(dialog.message());
            dialog.dismiss();
        });
        String hostile = "{\"week\":{\"yes\":1,\"no\":\"<img src=x onerror=alert(1)>\",\"percent\":\"1e999\",\"shown\":"
                + "\"<script>alert(2)</script>\"},\"threeMonths\":{\"yes\":2,\"no\":0,\"percent\":100,\"shown\":\"100.0\"}}";
        visitor.route(
                "**/api/v1/index/stream*",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/event-stream")
                        .setBody("data: {broken\n\ndata: " + hostile + "\n\n")));
        visitor.navigate(at("/?lang=en"));
        visitor.waitForSelector("satisfaction-bars .label:has-text('Last three months')");

        assertEquals(List.of(), dialogs);
        assertEquals(0, visitor.locator("satisfaction-bars img").count());
        assertEquals(0, visitor.locator("satisfaction-bars script").count());
    }

    private String at(String path) {
        return home.resolve(path).toString();
    }

    private static int compressed(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(body);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.size();
    }

    /** Another site, with a page of its own. */
    private static HttpServer page(String body, String policy) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            byte[] html = ("<!doctype html><meta charset=utf-8><title>Support</title>" + body)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html;charset=utf-8");
            if (policy != null) {
                exchange.getResponseHeaders().add("Content-Security-Policy", policy);
            }
            exchange.sendResponseHeaders(200, html.length);
            exchange.getResponseBody().write(html);
            exchange.close();
        });
        server.start();
        return server;
    }
}
