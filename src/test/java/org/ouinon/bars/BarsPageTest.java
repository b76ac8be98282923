package org.ouinon.bars;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.ouinon.link.Mails;
import org.ouinon.web.Chromium;

/** The bars in a real browser, on our own page and on other people's. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BarsPageTest {

    /** Longer than any way a vote takes to an open page. */
    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(8000);

    @TestHTTPResource("/")
    URI service;

    @Inject
    Mails mails;

    @Inject
    Teams teams;

    private Chromium chromium;
    private BrowserContext window;
    private OtherSite other;

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
        other = OtherSite.open();
    }

    @AfterEach
    void close_the_window() {
        window.close();
        other.close();
    }

    @Test
    void a_click_in_one_page_moves_the_bar_in_another() {
        String team = teams.published();
        Page visitor = window.newPage();
        visitor.navigate(at("/?team=" + team));
        Locator bars = visitor.locator("satisfaction-bars");
        assertThat(bars).containsText("no answers yet");
        answer(team, "yes");
        assertThat(bars).containsText("100.0%", SOON);
        assertThat(bars).containsText("1 answer");
        answer(team, "no");
        assertThat(bars).containsText("50.0%", SOON);
        assertThat(bars).containsText("2 answers");
    }

    @Test
    void a_bar_has_the_colours_of_our_page() {
        Page visitor = window.newPage();
        visitor.navigate(at("/?team=" + teams.published()));
        assertThat(visitor.locator("satisfaction-bars div.track").first())
                .hasCSS("background-color", "rgb(203, 210, 217)");
        assertThat(visitor.locator("satisfaction-bars div.fill").first())
                .hasCSS("background-color", "rgb(29, 111, 66)");
    }

    @Test
    void the_element_works_on_another_site_under_a_strict_policy() {
        String team = teams.published();
        answer(team, "yes");
        String origin = at("").replaceAll("/$", "");
        String page = other.shows(
                "<script src=\"" + at("/bars.js") + "\" async></script><satisfaction-bars team=\"" + team
                        + "\"></satisfaction-bars>",
                Map.of(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src " + origin + "; connect-src " + origin,
                        "Cross-Origin-Embedder-Policy",
                        "require-corp"));
        Page elsewhere = window.newPage();
        List<String> complaints = complaints(elsewhere);
        elsewhere.navigate(page);
        assertThat(elsewhere.locator("satisfaction-bars")).containsText("100,0", SOON);
        assertThat(elsewhere.locator("satisfaction-bars")).containsText("Cette semaine");
        assertEquals(List.of(), complaints);
        assertEquals(List.of(), window.cookies());
        int height = (Integer) elsewhere.evaluate("document.querySelector('satisfaction-bars').offsetHeight");
        assertTrue(height > 60 && height < 250, height + " pixels");
    }

    @Test
    void the_bars_may_be_framed_elsewhere_and_customers_pages_may_not() {
        String team = teams.published();
        String page = other.shows(
                "<iframe id=\"bars\" src=\"" + at("/bars?lang=en&team=" + team)
                        + "\"></iframe><iframe id=\"link\" src=\"" + at("/f/" + mails.hourOld() + "/more")
                        + "\"></iframe>",
                Map.of());
        Page elsewhere = window.newPage();
        elsewhere.navigate(page);
        assertThat(elsewhere.frameLocator("#bars").locator("satisfaction-bars")).containsText("no answers yet", SOON);
        assertThat(elsewhere.frameLocator("#link").locator("form")).hasCount(0);
    }

    @Test
    void without_script_the_bars_are_there_as_well() {
        String team = teams.published();
        answer(team, "yes");
        try (BrowserContext plain = chromium.window(chromium.options().setJavaScriptEnabled(false))) {
            Page visitor = plain.newPage();
            visitor.navigate(at("/?lang=en&team=" + team));
            assertThat(visitor.locator("satisfaction-bars")).containsText("100.0%");
        }
    }

    @Test
    void the_public_page_and_the_frame_fit_a_small_telephone() {
        try (BrowserContext small = chromium.window(chromium.options().setViewportSize(320, 568))) {
            Page visitor = small.newPage();
            for (String path : List.of("/?lang=de", "/?lang=pt", "/bars?lang=fr", "/login")) {
                visitor.navigate(at(path));
                int width = (Integer) visitor.evaluate("document.documentElement.scrollWidth");
                assertTrue(width <= 320, path + " is " + width + " wide");
            }
        }
    }

    @Test
    void on_paper_the_bars_and_the_table_are_there_and_nothing_to_click() {
        try (BrowserContext dark = chromium.window(chromium.options().setColorScheme(ColorScheme.DARK))) {
            String team = teams.published();
            answer(team, "yes");
            Page visitor = dark.newPage();
            visitor.navigate(at("/team/" + team + "?lang=en"));
            assertThat(visitor.locator("satisfaction-bars .value").first()).containsText("100.0%", SOON);
            assertThat(visitor.locator("#s1")).isVisible();
            assertEquals(0.0, height(visitor, "#weeks"));
            visitor.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(visitor.locator("#s1")).isHidden();
            assertThat(visitor.getByText("http://").first()).isVisible();
            assertTrue(height(visitor, "#weeks") > 500, "the table is " + height(visitor, "#weeks") + " high");
            assertEquals("rgb(255, 255, 255)", style(visitor, "body", "backgroundColor"));
            assertEquals("exact", style(visitor, "satisfaction-bars [part=track]", "printColorAdjust"));
        }
    }

    @Test
    void bars_stay_as_they_were_while_the_service_is_out_of_reach() {
        String team = teams.published();
        answer(team, "yes");
        Page visitor = window.newPage();
        visitor.navigate(at("/?team=" + team));
        Locator bars = visitor.locator("satisfaction-bars");
        assertThat(bars).containsText("100.0%", SOON);
        window.setOffline(true);
        visitor.waitForTimeout(6000);
        assertThat(bars).containsText("100.0%");
        answer(team, "no");
        window.setOffline(false);
        assertThat(bars).containsText("50.0%", SOON);
    }

    @Test
    void a_broken_answer_changes_nothing_and_a_hostile_one_is_text() {
        Page visitor = window.newPage();
        List<String> dialogs = new ArrayList<>();
        visitor.onDialog(dialog -> {
            dialogs.add(dialog.message());
            dialog.dismiss();
        });
        String hostile =
                "{\"week\":{\"yes\":1,\"no\":\"<img src=x onerror=alert(1)>\",\"percent\":\"1e999\",\"shown\":\"<script>alert(2)"
                        + "</script>\"},\"threeMonths\":{\"yes\":2,\"no\":0,\"percent\":100,\"shown\":\"100.0\"}}";
        visitor.route(
                "**/api/v1/index/stream*",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/event-stream")
                        .setBody("data: {broken\n\ndata: " + hostile + "\n\n")));
        visitor.navigate(at("/?lang=en"));

        assertThat(visitor.locator("satisfaction-bars .value").nth(1)).containsText("100.0%", SOON);
        assertEquals(List.of(), dialogs);
        assertEquals(
                0,
                visitor.locator("satisfaction-bars img, satisfaction-bars script")
                        .count());
    }

    private static double height(Page page, String selector) {
        return ((Number) page.locator(selector).evaluate("element => element.getBoundingClientRect().height"))
                .doubleValue();
    }

    private static Object style(Page page, String selector, String property) {
        return page.locator(selector)
                .first()
                .evaluate("(element, property) => getComputedStyle(element)[property]", property);
    }

    /** In a window of its own, as another person's. */
    private void answer(String team, String answer) {
        try (BrowserContext another = chromium.window()) {
            Page mail = another.newPage();
            mail.navigate(at("/f/" + mails.forTeam(team) + "/" + answer));
            mail.waitForURL("**/more");
        }
    }

    private static List<String> complaints(Page page) {
        List<String> complaints = new ArrayList<>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("favicon")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return complaints;
    }

    private String at(String path) {
        return service.resolve(path.isEmpty() ? "/" : path).toString();
    }
}
