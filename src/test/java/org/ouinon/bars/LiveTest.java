package org.ouinon.bars;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.ouinon.admin.Relay;
import org.ouinon.score.Customers;
import org.ouinon.web.Chromium;

/** The element keeps up with the service, as long as somebody looks. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveTest {

    private static final String STREAM = "**/api/v1/index/stream*";
    private static final String HIDE =
            "hidden => { Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });"
                    + " document.dispatchEvent(new Event('visibilitychange')); }";

    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(10_000);

    @TestHTTPResource("/")
    URI service;

    @Inject
    Customers customers;

    @Inject
    Teams teams;

    private Chromium chromium;
    private BrowserContext window;
    private Page page;
    private String team;

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
        team = teams.published();
        customers.answer(team, 1, 0);
    }

    @AfterEach
    void close_the_window() throws InterruptedException {
        Relay.shut(false);
        window.close();
    }

    @Test
    void a_restart_of_the_service_is_survived() throws Exception {
        page.navigate("http://localhost:" + Relay.to(service.getPort()) + "/bars?team=" + team);
        assertShown("100.0%");
        Relay.shut(true);
        assertThat(page.locator("satisfaction-bars")).containsText("As of", SOON);
        assertShown("100.0%");
        customers.answer(team, 0, 1);
        Relay.shut(false);
        assertShown("50.0%");
        assertThat(page.locator("satisfaction-bars")).not().containsText("As of");
        customers.answer(team, 0, 2);
        assertShown("25.0%");
    }

    @Test
    void a_hidden_page_listens_no_more_and_a_shown_one_again() {
        List<String> ended = new ArrayList<>();
        List<String> begun = new ArrayList<>();
        page.onRequestFailed(request -> ended.add(request.url()));
        page.onRequest(request -> begun.add(request.url()));
        open();
        assertShown("100.0%");
        page.evaluate(HIDE, true);
        page.waitForCondition(() -> ended.stream().anyMatch(url -> url.contains("/stream")));
        begun.clear();
        customers.answer(team, 0, 1);
        page.waitForTimeout(1500);
        assertShown("100.0%");
        assertEquals(List.of(), begun);
        page.evaluate(HIDE, false);
        assertShown("50.0%");
    }

    @Test
    void where_no_stream_comes_through_the_element_asks_and_tries_again() {
        page.clock().install();
        page.route(STREAM, route -> route.fulfill(new Route.FulfillOptions().setStatus(502)));
        open();
        assertShown("100.0%");
        customers.answer(team, 0, 1);
        page.clock().runFor(14_000);
        assertShown("100.0%");
        page.clock().runFor(2_000);
        assertShown("50.0%");
        page.unroute(STREAM);
        page.clock().runFor(16_000);
        customers.answer(team, 0, 2);
        assertShown("25.0%");
    }

    private void open() {
        page.navigate(service + "bars?team=" + team);
    }

    private void assertShown(String percentage) {
        assertThat(page.locator("satisfaction-bars .value").first()).containsText(percentage, SOON);
    }
}
