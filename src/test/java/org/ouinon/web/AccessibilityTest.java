package org.ouinon.web;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.ouinon.vote.Customer.CAROL;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ouinon.account.Admin;
import org.ouinon.bars.Teams;
import org.ouinon.incident.Letter;
import org.ouinon.link.Mails;
import org.ouinon.mail.Readers;
import org.ouinon.score.Customers;

/** No page of customers, visitors or staff shuts anybody out, as far as axe-core can tell. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessibilityTest {

    /** How somebody looks at a page. */
    enum Look {
        LIGHT(ColorScheme.LIGHT, 1280),
        DARK(ColorScheme.DARK, 1280),
        NARROW(ColorScheme.LIGHT, 320);

        private final ColorScheme colours;
        private final int width;

        Look(ColorScheme colours, int width) {
            this.colours = colours;
            this.width = width;
        }

        Browser.NewContextOptions in(Chromium chromium) {
            return chromium.options().setColorScheme(colours).setViewportSize(width, 800);
        }
    }

    @TestHTTPResource("/")
    URI service;

    @Inject
    Mails mails;

    @Inject
    Teams teams;

    @Inject
    Customers customers;

    @Inject
    Readers readers;

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

    @ParameterizedTest
    @EnumSource(Look.class)
    void the_public_pages_shut_nobody_out(Look look) {
        String answered = teams.published();
        customers.answer(answered, 3, 1);
        try (BrowserContext window = chromium.window(look.in(chromium))) {
            Page page = window.newPage();
            for (String path :
                    List.of("/", "/team/" + answered, "/team/" + teams.published(), "/bars?team=" + answered)) {
                open(page, path);
                page.locator("satisfaction-bars [role=meter]").first().waitFor();
                assertOpen(page);
            }
            open(page, "/team/" + answered + "?lang=de");
            page.locator("summary").first().click();
            assertOpen(page);
            for (String path : List.of(
                    "/login",
                    "/login?failed=true",
                    "/nothing/here",
                    "/f/altered/yes",
                    "/?team=nobody",
                    readers.of().unsubscribePath())) {
                open(page, path);
                assertOpen(page);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void the_pages_of_incidents_shut_nobody_out(Look look) {
        int number = Letter.of(Mails.freshName("Mail delayed")).opened();
        Letter.of(Mails.freshName("Mail lost")).with("end", "").revises(number);
        try (BrowserContext window = chromium.window(look.in(chromium))) {
            Page page = window.newPage();
            for (String path : List.of("/", "/incidents", "/incidents/" + number + "?lang=fr")) {
                open(page, path);
                assertOpen(page);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void the_way_of_a_customer_shuts_nobody_out(Look look) {
        try (BrowserContext window = chromium.window(look.in(chromium))) {
            Page page = window.newPage();
            String mail = mails.hourOld();
            open(page, "/f/" + mail + "/more");
            assertOpen(page);
            page.route("**/yes", AccessibilityTest::lookOnly);
            open(page, "/f/" + mail + "/yes");
            assertOpen(page);
            page.unroute("**/yes");
            open(page, "/f/" + mail + "/yes");
            page.waitForURL("**/more");
            assertOpen(page);
            page.locator("form:has(textarea) button").click();
            assertOpen(page); // An empty comment is refused.
            page.locator("textarea").fill("Quick and kind");
            page.locator("form:has(textarea) button").click();
            assertOpen(page);
            page.locator("form[action$=withdraw] button").click();
            assertOpen(page);
            open(page, "/f/" + expired() + "/no");
            assertOpen(page);
        }
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void the_pages_of_staff_shut_nobody_out(Look look) {
        CAROL.presses(mails.hourOld(), "yes");
        try (BrowserContext window = chromium.window(look.in(chromium))) {
            Page page = window.newPage();
            open(page, "/login");
            page.locator("[name=name]").fill("admin");
            page.locator("[name=password]").fill(Admin.password());
            page.locator("form button").click();
            page.waitForURL("**/desk");
            assertAll(Stream.of(
                            "/desk",
                            "/desk?ticket=4711",
                            "/comments?show=all",
                            "/comments/feed",
                            "/digest",
                            "/digest/2026-11",
                            "/incidents/new",
                            "/admin",
                            "/admin/teams",
                            "/admin/wording",
                            "/admin/links",
                            "/admin/tickets",
                            "/admin/keys",
                            "/admin/webhooks",
                            "/admin/accounts",
                            "/admin/audit",
                            "/account",
                            "/account/mail")
                    .map(path -> () -> {
                        open(page, path);
                        assertOpen(page);
                    }));
        }
    }

    @Test
    void the_page_for_machines_shuts_nobody_out_who_is_taken_for_one() {
        try (BrowserContext window = chromium.window(chromium.options()
                .setUserAgent("Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)"))) {
            Page page = window.newPage();
            open(page, "/f/" + mails.hourOld() + "/yes");
            assertOpen(page);
        }
    }

    private String expired() {
        clock.stopAt("2026-01-05T10:00:00Z");
        try {
            return mails.hourOld();
        } finally {
            clock.run();
        }
    }

    /** The landing page stays, because its vote does not come through. */
    private static void lookOnly(Route route) {
        if (route.request().method().equals("POST")) {
            route.abort();
        } else {
            route.resume();
        }
    }

    private void open(Page page, String path) {
        page.navigate(service.resolve(path).toString());
    }

    private static void assertOpen(Page page) {
        assertEquals(List.of(), Axe.violations(page), page.url());
    }
}
