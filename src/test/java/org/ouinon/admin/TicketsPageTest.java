package org.ouinon.admin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.ouinon.vote.Customer.CAROL;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ouinon.account.Admin;
import org.ouinon.link.Mails;
import org.ouinon.web.Axe;
import org.ouinon.web.Chromium;

/** An operator who erases a ticket, and the customer who comes back. */
@QuarkusTest
class TicketsPageTest {

    @TestHTTPResource("/")
    URI service;

    @Inject
    Mails mails;

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280", "DARK, 1280", "LIGHT, 320"})
    void a_ticket_is_found_exported_and_erased_on_pages_that_shut_nobody_out(ColorScheme colours, int width) {
        String mail = mails.hourOld();
        String ticket = mails.open(mail).link().reference();
        CAROL.presses(mail, "no").then().statusCode(303);
        CAROL.comments(mail, "Far too slow,\nand <b>rude</b>").then().statusCode(303);
        try (Chromium chromium = Chromium.ofPerson();
                BrowserContext window = chromium.window(
                        chromium.options().setColorScheme(colours).setViewportSize(width, 900))) {
            Page page = window.newPage();
            signIn(page);
            page.getByLabel("Ticket").fill(ticket);
            page.keyboard().press("Enter");
            assertThat(heading(page, 2).first()).hasText("Ticket " + ticket);
            assertThat(page).hasURL(service.resolve("/admin/tickets").toString());
            assertNarrow(page, width);
            assertEquals(List.of(), Axe.violations(page));

            Download export = page.waitForDownload(() -> button(page, "Export"));
            assertEquals("ticket.json", export.suggestedFilename());

            page.getByLabel("Reason").fill("about " + ticket);
            page.getByLabel("I am sure").check();
            button(page, "Erase all of it");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("State the reason without the ticket");
            assertThat(page.getByLabel("Reason")).hasValue("about " + ticket);
            assertEquals(List.of(), Axe.violations(page));

            page.getByLabel("Reason").fill("asked for by letter");
            page.getByLabel("I am sure").check();
            button(page, "Erase all of it");
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("Erased.");
            assertEquals(List.of(), Axe.violations(page));
        }
    }

    @Test
    void whoever_clicks_a_closed_link_once_more_reads_why_it_does_nothing() {
        String mail = mails.hourOld();
        CAROL.presses(mail, "yes").then().statusCode(303);
        Admin.signedIn()
                .formParam("ticket", mails.open(mail).link().reference())
                .formParam("reason", "asked for by letter")
                .formParam("sure", "on")
                .post("/admin/tickets/erase")
                .then()
                .statusCode(303);
        try (Chromium chromium = Chromium.ofPerson()) {
            Page page = chromium.window().newPage();
            page.navigate(service.resolve("/f/" + mail + "/no").toString());
            assertThat(heading(page, 1)).hasText("This answer is closed");
            assertEquals(List.of(), Axe.violations(page));
        }
    }

    private void signIn(Page page) {
        page.navigate(service.resolve("/admin/tickets").toString());
        page.getByLabel("Name").fill("admin");
        page.getByLabel("Password").fill(Admin.password());
        page.keyboard().press("Enter");
        assertThat(heading(page, 1)).hasText("Tickets");
    }

    private static Locator heading(Page page, int level) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(level));
    }

    private static void button(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .click();
    }

    /** Nothing is wider than the window. */
    private static void assertNarrow(Page page, int width) {
        assertEquals(width, page.evaluate("document.documentElement.scrollWidth"));
    }
}
