package org.ouinon.vote;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.get;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.ouinon.link.Mails;
import org.ouinon.web.Chromium;
import org.ouinon.web.Language;

/** A click on a mail's link in a real browser. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LandingPageTest {

    @TestHTTPResource("/")
    URI service;

    @Inject
    Mails mails;

    @Inject
    Votes votes;

    private Chromium chromium;
    private BrowserContext window;
    private Page page;

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
    void open_a_window() {
        window = chromium.window();
        page = window.newPage();
    }

    @AfterEach
    void close_the_window() {
        window.close();
    }

    @Test
    void one_click_is_the_answer() {
        String mail = mails.hourOld();
        open(mail, "yes");
        assertThat(heading()).hasText("Thank you. You answered YES.");
        assertThat(page.getByText("Your answer counts in the week")).isVisible();
        assertThat(page).hasURL(at(mail, "more"));
        assertEquals("COUNTED YES", votes.standing(mail));
        assertEquals(List.of(), window.cookies());
    }

    @Test
    void the_way_back_leads_to_the_mail_and_not_to_the_landing_page() {
        String mail = mails.hourOld();
        page.navigate(service.resolve("/login").toString());
        open(mail, "yes");
        assertThat(page).hasURL(at(mail, "more"));
        page.goBack();
        assertThat(page).hasURL(service.resolve("/login").toString());
    }

    @Test
    void one_click_on_a_standing_link_is_the_answer_too() {
        String mail = mails.standing();
        open(mail, "no");
        assertThat(heading()).hasText("Thank you. You answered NO.");
        assertThat(page).hasURL(Pattern.compile("/more\\?b="));
        page.reload();
        assertThat(heading()).hasText("Thank you. You answered NO.");
    }

    @Test
    void one_click_on_a_macro_link_answers_for_its_ticket() {
        String mail = mails.standing();
        page.navigate(service.resolve("/f/" + mail + "/no?ref=%234711").toString());
        assertThat(heading()).hasText("Thank you. You answered NO.");
        assertThat(page).hasURL(Pattern.compile("/more\\?ref=%234711&b="));
        button("Change my answer to YES").click();
        assertThat(heading()).hasText("Thank you. You answered YES.");
    }

    @Test
    void one_click_on_a_macro_link_that_was_not_filled_in_is_a_visitors_own_answer() {
        String mail = mails.standing();
        page.navigate(service + "f/" + mail + "/yes?ref={{ticket.id}}");
        assertThat(heading()).hasText("Thank you. You answered YES.");
        assertThat(page).hasURL(Pattern.compile("/more\\?b="));
    }

    @Test
    void without_script_the_button_is_the_answer() {
        window.close();
        window = chromium.window(chromium.options().setJavaScriptEnabled(false));
        page = window.newPage();
        String mail = mails.hourOld();
        open(mail, "no");
        assertEquals("NONE", votes.standing(mail));
        button("Send my answer: NO").click();
        assertThat(heading()).hasText("Thank you. You answered NO.");
        assertEquals("COUNTED NO", votes.standing(mail));
    }

    @Test
    void the_answer_is_changed_withdrawn_and_given_again() {
        String mail = mails.hourOld();
        open(mail, "yes");
        button("Change my answer to NO").click();
        assertThat(heading()).hasText("Thank you. You answered NO.");
        button("Withdraw my answer").click();
        assertThat(heading()).containsText("You withdrew your answer.");
        assertEquals("WITHDRAWN NO", votes.standing(mail));
        button("Answer NO").click();
        assertThat(heading()).hasText("Thank you. You answered NO.");
        assertEquals("COUNTED NO", votes.standing(mail));
    }

    @Test
    void a_comment_is_sent_replaced_and_erased() {
        open(mails.hourOld(), "no");
        comment().fill("Line one\nLine <two>");
        button("Send my comment").click();
        assertThat(page.getByText("Your comment is recorded.")).isVisible();
        assertThat(comment()).hasValue("Line one\nLine <two>");
        comment().fill("Better");
        button("Replace my comment").click();
        assertThat(comment()).hasValue("Better");
        button("Erase my comment").click();
        assertThat(comment()).hasValue("");
    }

    @Test
    void a_comment_that_is_too_long_stays_in_the_form() {
        open(mails.hourOld(), "no");
        String tooLong = "🙂".repeat(2001);
        comment().fill(tooLong);
        button("Send my comment").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("2001 characters");
        assertThat(comment()).hasValue(tooLong);
    }

    @Test
    void a_touch_on_the_page_makes_a_held_answer_count_and_leaves_a_comment_in_the_making_alone() {
        String mail = mails.justSent();
        open(mail, "yes");
        assertThat(page.getByText("One more press and it counts")).isVisible();
        assertEquals("HELD YES", votes.standing(mail));
        page.evaluate("document.getElementById('comment').value = 'In the making'");
        page.waitForTimeout(400);
        page.mouse().move(40, 40);
        page.mouse().move(80, 120);
        assertThat(page.getByText("Your answer counts in the week")).isVisible();
        assertThat(comment()).hasValue("In the making");
        assertEquals("COUNTED YES", votes.standing(mail));
    }

    @Test
    void a_press_makes_a_held_answer_count() {
        String mail = mails.justSent();
        open(mail, "yes");
        // A keyboard alone: no pointer moves before the press.
        button("Confirm my answer: YES").focus();
        page.keyboard().press("Enter");
        assertThat(page.getByText("Your answer counts in the week")).isVisible();
        assertEquals("COUNTED YES", votes.standing(mail));
    }

    @Test
    void a_made_up_gesture_is_none() {
        String mail = mails.justSent();
        open(mail, "yes");
        assertThat(page.getByText("One more press and it counts")).isVisible();
        page.waitForTimeout(400);
        page.evaluate("dispatchEvent(new PointerEvent('pointermove')); dispatchEvent(new KeyboardEvent('keydown'))");
        page.waitForTimeout(500);
        assertEquals("HELD YES", votes.standing(mail));
    }

    @Test
    void a_driven_browser_is_held() {
        try (Chromium driven = Chromium.ofProgram();
                BrowserContext sandbox = driven.window()) {
            String mail = mails.hourOld();
            Page visited = sandbox.newPage();
            visited.navigate(at(mail, "yes"));
            assertThat(visited.getByText("One more press and it counts")).isVisible();
            assertEquals("HELD YES", votes.standing(mail));
        }
    }

    @Test
    void an_answer_that_does_not_get_through_is_said_and_tried_again() {
        String mail = mails.hourOld();
        AtomicInteger tries = new AtomicInteger();
        page.route("**/yes", route -> {
            boolean lost = route.request().method().equals("POST") && tries.incrementAndGet() <= 2;
            if (lost) {
                route.abort();
            } else {
                route.resume();
            }
        });
        open(mail, "yes");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Not recorded yet");
        assertThat(button("Send my answer: YES")).isVisible();
        assertThat(heading()).hasText("Thank you. You answered YES.");
        assertEquals(3, tries.get());
        assertEquals("COUNTED YES", votes.standing(mail));
    }

    @Test
    void a_service_that_is_away_is_tried_again_as_well() {
        String mail = mails.hourOld();
        AtomicInteger tries = new AtomicInteger();
        page.route("**/yes", route -> {
            if (route.request().method().equals("POST") && tries.incrementAndGet() == 1) {
                route.fulfill(new Route.FulfillOptions().setStatus(503));
            } else {
                route.resume();
            }
        });
        open(mail, "yes");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("tries again by itself");
        assertThat(heading()).hasText("Thank you. You answered YES.");
    }

    @Test
    void a_refused_answer_leaves_the_button() {
        page.route("**/yes", route -> {
            if (route.request().method().equals("POST")) {
                route.fulfill(new Route.FulfillOptions().setStatus(400));
            } else {
                route.resume();
            }
        });
        open(mails.hourOld(), "yes");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Please press the button.");
        assertThat(button("Send my answer: YES")).isVisible();
    }

    @Test
    void a_page_prepared_ahead_and_then_clicked_counts_once() throws Exception {
        String mail = mails.hourOld();
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String rules = "{\"prerender\":[{\"urls\":[\"" + at(mail, "yes") + "\"],\"eagerness\":\"immediate\"}],"
                + "\"prefetch\":[{\"urls\":[\"" + at(mail, "yes") + "\"],\"eagerness\":\"immediate\"}]}";
        String html = "<!DOCTYPE html><title>Webmail</title><a id=\"yes\" href=\"" + at(mail, "yes")
                + "\">yes</a><script type=\"speculationrules\">" + rules + "</script>";
        other.createContext("/", exchange -> {
            byte[] body = html.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        other.start();
        try {
            double before = speculative();
            page.navigate("http://127.0.0.1:" + other.getAddress().getPort() + "/");
            await().until(() -> speculative() > before);
            page.waitForTimeout(500);
            assertEquals("NONE", votes.standing(mail));
            page.click("#yes");
            assertThat(heading()).hasText("Thank you. You answered YES.");
            assertEquals("COUNTED YES", votes.standing(mail));
        } finally {
            other.stop(0);
        }
    }

    @Test
    void a_visit_weighs_little_and_asks_nobody_else() {
        CDPSession network = window.newCDPSession(page);
        network.send("Network.enable");
        AtomicInteger weight = new AtomicInteger();
        List<String> asked = new ArrayList<>();
        network.on(
                "Network.loadingFinished",
                event -> weight.addAndGet(event.get("encodedDataLength").getAsInt()));
        page.onRequest(request -> asked.add(request.url()));
        open(mails.hourOld(), "yes");
        assertThat(heading()).hasText("Thank you. You answered YES.");
        page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
        System.out.printf(
                "a whole answer, landing page and \"my answer\": %d bytes in %d requests%n",
                weight.get(), asked.size());
        assertTrue(weight.get() > 1000 && weight.get() < 10_240, weight + " bytes for " + asked);
        for (String url : asked) {
            assertTrue(url.startsWith(service.toString()) || url.startsWith("data:"), url);
        }
    }

    @Test
    void every_page_of_a_customer_fits_a_small_telephone() {
        window.close();
        window = chromium.window(chromium.options().setViewportSize(320, 568));
        page = window.newPage();
        for (Language language : Language.values()) {
            String mail = mails.in(language);
            page.route("**/yes", route -> {
                if (route.request().method().equals("POST")) {
                    route.abort();
                } else {
                    route.resume();
                }
            });
            open(mail, "yes");
            assertFits(language + " landing page");
            page.unroute("**/yes");
            page.navigate(at(mail, "more"));
            assertFits(language + " my answer without an answer");
            page.navigate(at(mail, "no"));
            page.waitForURL("**/more");
            comment().fill("Donaudampfschifffahrtsgesellschaftskapitän".repeat(5));
            page.locator("form:has(textarea) button").click();
            page.waitForLoadState();
            assertFits(language + " my answer");
        }
        page.navigate(at("nothing", "yes"));
        assertFits("unknown link");
    }

    @Test
    void nothing_on_the_way_is_an_error_to_the_browser() {
        List<String> errors = new ArrayList<>();
        page.onConsoleMessage(message -> {
            if (message.type().matches("error|warning")) {
                errors.add(message.text());
            }
        });
        page.onPageError(errors::add);
        open(mails.hourOld(), "yes");
        assertThat(heading()).hasText("Thank you. You answered YES.");
        comment().fill("Fine");
        button("Send my comment").click();
        assertThat(page.getByText("Your comment is recorded.")).isVisible();
        assertEquals(List.of(), errors);
    }

    @Test
    void an_impatient_click_on_the_button_counts_once() {
        String mail = mails.hourOld();
        page.route("**/vote.js", route -> {
            try {
                Thread.sleep(300);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            route.resume();
        });
        page.navigate(
                at(mail, "yes"),
                new Page.NavigateOptions().setWaitUntil(com.microsoft.playwright.options.WaitUntilState.COMMIT));
        button("Send my answer: YES").click();
        assertThat(heading()).hasText("Thank you. You answered YES.");
        await().until(() -> votes.standing(mail).equals("COUNTED YES"));
    }

    private static double speculative() {
        return get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("ouinon_clicks_total{kind=\"speculative\"}"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private void assertFits(String what) {
        int width = (Integer) page.evaluate("document.documentElement.scrollWidth");
        assertTrue(width <= 320, what + " is " + width + " wide");
    }

    private void open(String mail, String action) {
        page.navigate(at(mail, action));
    }

    private String at(String mail, String action) {
        return service.resolve("/f/" + mail + "/" + action).toString();
    }

    private Locator heading() {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private Locator comment() {
        return page.locator("textarea");
    }
}
