package org.ouinon.bars;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitUntilState;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ouinon.score.Customers;
import org.ouinon.web.Chromium;

/** Nothing on a page moves when the bars come, however late (Layout Instability, as Chromium measures it). */
@QuarkusTest
@TestProfile(KnownAddress.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LayoutShiftTest {

    private static final String WATCH = """
            window.shift = 0;
            new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
              if (!entry.hadRecentInput) window.shift += entry.value;
            })).observe({ type: "layout-shift", buffered: true });""";

    private static final String IS_DEFINED = "document.querySelector('satisfaction-bars').shadowRoot !== null";

    @TestHTTPResource("/")
    URI service;

    @Inject
    Customers customers;

    @Inject
    Teams teams;

    private final Queue<Route> held = new ArrayDeque<>();
    private Chromium chromium;
    private OtherSite other;

    @BeforeAll
    void start_the_browser() {
        chromium = Chromium.ofPerson();
        other = OtherSite.open();
    }

    @AfterAll
    void close_the_browser() {
        if (chromium != null) {
            chromium.close();
            other.close();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 16, 24})
    void the_copied_line_is_as_high_before_the_script_as_after_it_and_with_numbers(int pixels) {
        String team = answered();
        try (BrowserContext window = chromium.window(chromium.options().setViewportSize(320, 568))) {
            Page page = watched(window);
            open(page, elsewhere(line(window, "#s1", team), pixels));
            double before = below(page);
            assertTrue(before > 7 * pixels, before + " pixels are reserved");

            letThrough(page);
            page.waitForCondition(() -> (Boolean) page.evaluate(IS_DEFINED));
            assertEquals(before, below(page), "with the script");

            letThrough(page);
            assertThat(page.locator("satisfaction-bars")).containsText("75,0");
            assertEquals(before, below(page), "with the numbers");
            assertEquals(0.0, shift(page));
        }
    }

    @Test
    void without_what_is_reserved_the_measure_shows_a_shift() {
        String team = answered();
        try (BrowserContext window = chromium.window(chromium.options().setViewportSize(320, 568))) {
            Page page = watched(window);
            open(page, elsewhere(line(window, "#s1", team).replaceAll("<svg.*</svg>", ""), 16));
            letThrough(page);
            letThrough(page);
            assertThat(page.locator("satisfaction-bars")).containsText("75,0");
            assertTrue(shift(page) > 0.01, "shifted by " + shift(page));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/team/%s?lang=en", "/team/%s?lang=pt", "/bars?team=%s", "/?lang=de"})
    void nothing_moves_on_our_own_pages(String path) {
        String team = answered();
        for (int width : new int[] {320, 420, 1280}) {
            try (BrowserContext window = chromium.window(chromium.options().setViewportSize(width, 800))) {
                Page page = watched(window);
                open(page, service.resolve(path.formatted(team)).toString());
                letThrough(page);
                letThrough(page);
                assertThat(page.locator("satisfaction-bars [role=meter]")).hasCount(2);
                assertEquals(0.0, shift(page), width + " wide");
            }
        }
    }

    private String answered() {
        String team = teams.published();
        customers.answer(team, 3, 1);
        return team;
    }

    /** A page that counts its shifts, and to which the script and then the numbers come only when they are let through. */
    private Page watched(BrowserContext window) {
        held.clear();
        Page page = window.newPage();
        page.addInitScript(WATCH);
        page.route("**/bars.js", held::add);
        page.route("**/api/v1/index/stream*", held::add);
        return page;
    }

    /** The page is not whole before the script came, so its text must do. */
    private static void open(Page page, String address) {
        page.navigate(address, new Page.NavigateOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED));
    }

    /** Lets a first layout be painted, and then what is waited for come. */
    private void letThrough(Page page) {
        page.waitForCondition(() -> !held.isEmpty());
        page.waitForTimeout(300);
        held.remove().resume();
    }

    private static double shift(Page page) {
        page.waitForTimeout(300); // Shifts are told after the frame in which they happened.
        return ((Number) page.evaluate("window.shift")).doubleValue();
    }

    private static double below(Page page) {
        return ((Number) page.evaluate("document.getElementById('below').getBoundingClientRect().top")).doubleValue();
    }

    /** A line to copy, as the public page of a team shows it. */
    private String line(BrowserContext window, String input, String team) {
        try (Page ours = window.newPage()) {
            ours.navigate(service.resolve("/team/" + team).toString());
            return ours.locator(input).inputValue();
        }
    }

    /** With a style sheet of its own that says no more of the bars than how large letters are. */
    private String elsewhere(String line, int pixels) {
        return other.shows(
                "<style>body { margin: 0; font-size: " + pixels + "px; }</style>" + line
                        + "<p id=\"below\">What the page is really about.<p>More of it.",
                "default-src 'none'; style-src 'unsafe-inline'; script-src " + origin() + "; connect-src " + origin());
    }

    private String origin() {
        return service.toString().replaceAll("/$", "");
    }
}
