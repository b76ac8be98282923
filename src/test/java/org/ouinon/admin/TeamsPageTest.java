package org.ouinon.admin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ouinon.account.Admin;
import org.ouinon.link.HelpDesk;
import org.ouinon.link.Mails;
import org.ouinon.web.Axe;
import org.ouinon.web.Chromium;

/** An operator before the pages of teams and agents, who never touches the mouse. */
@QuarkusTest
class TeamsPageTest {

    @TestHTTPResource("/")
    URI service;

    private final String slug = Mails.freshName("team");

    @Test
    void a_team_is_created_and_an_agent_moved_by_keyboard_on_pages_that_shut_nobody_out() {
        HelpDesk.order("agent", slug + "-bob").statusCode(200);
        try (Chromium chromium = Chromium.ofPerson()) {
            Page page = chromium.window().newPage();
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            signIn(page);

            fill(page, "Slug", slug);
            page.keyboard().press("Tab");
            page.keyboard().type("Hosting");
            page.keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("Saved.");
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                    .hasText("Team Hosting");
            assertEquals(List.of(), Axe.violations(page));

            fill(page, "Introduce an agent", slug + "-bob");
            page.keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("already, number");
            assertEquals(List.of(), Axe.violations(page));

            fill(page, "Introduce an agent", slug + "-eve");
            page.keyboard().press("Enter");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(slug + "-eve"))
                    .focus();
            page.keyboard().press("Enter");
            assertThat(page.getByLabel("Team ")).hasValue(slug);
            assertEquals(List.of(), Axe.violations(page));
        }
    }

    private void signIn(Page page) {
        page.navigate(service.resolve("/admin/teams").toString());
        fill(page, "Name", "admin");
        page.keyboard().press("Tab");
        page.keyboard().type(Admin.password());
        page.keyboard().press("Enter");
        assertThat(page).hasURL(service.resolve("/admin/teams").toString());
        assertEquals(List.of(), Axe.violations(page));
    }

    private static void fill(Page page, String label, String text) {
        page.getByLabel(label).focus();
        page.keyboard().press("Control+A");
        page.keyboard().type(text);
    }
}
