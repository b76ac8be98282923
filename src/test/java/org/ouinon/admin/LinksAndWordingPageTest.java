package org.ouinon.admin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ouinon.account.Admin;
import org.ouinon.link.HelpDesk;
import org.ouinon.link.Mails;
import org.ouinon.web.Axe;
import org.ouinon.web.Chromium;

/** An operator before the pages of links and of wording: they shut nobody out, and show what they promise. */
@QuarkusTest
class LinksAndWordingPageTest {

    @TestHTTPResource("/")
    URI service;

    private final String slug = Mails.freshName("team");
    private final List<String> complaints = new ArrayList<>();
    private Chromium chromium;
    private Page page;

    @BeforeEach
    void sign_in() {
        HelpDesk.order("agent", slug + "-bob", "team", slug).statusCode(200);
        chromium = Chromium.ofPerson();
        page = chromium.window().newPage();
        page.onConsoleMessage(message -> complaints.add(message.text()));
        page.navigate(at("/login"));
        page.getByLabel("Name").fill("admin");
        page.getByLabel("Password").fill(Admin.password());
        page.keyboard().press("Enter");
        assertThat(page).hasURL(at("/desk"));
    }

    @AfterEach
    void close_the_browser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void links_are_revoked_and_lifted_on_a_page_that_shuts_nobody_out() {
        page.navigate(at("/admin/links?agent=" + slug + "-bob"));
        page.locator("#reason-links-0").fill("The mailbox was taken over");
        page.locator("#reason-links-0").press("Enter");
        assertThat(heading("Links of " + slug + "-bob")).isVisible();
        for (Locator details : page.locator("details").all()) {
            details.evaluate("details => details.open = true");
        }
        assertShutsNobodyOut();
        page.locator("[id^=reason-lift-]").first().fill("A false alarm");
        page.locator("[id^=reason-lift-]").first().press("Enter");
        assertThat(page.getByText("Lifted by admin").first()).isVisible();
        assertEquals(List.of(), complaints);
    }

    @Test
    void words_are_seen_as_they_will_look_before_they_are_saved() {
        page.navigate(at("/admin/wording?lang=fr&team=" + slug));
        page.getByLabel("The question").fill("Content de nous ?");
        page.getByLabel("On the button for yes").fill("Bien sûr");
        button("Preview").click();
        assertThat(page.locator("pre")).containsText("Content de nous ?");
        assertThat(page.locator("#look")).containsText("Bien sûr");
        assertEquals(
                "rgb(29, 111, 66)",
                page.locator("#look td[bgcolor]").first().evaluate("td => getComputedStyle(td).backgroundColor"));
        assertThat(page.locator(".sample").first()).containsText("Envoyer ma réponse : Bien sûr");
        assertShutsNobodyOut();
        button("Save").click();
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Saved.");
        assertThat(page.getByLabel("The question")).hasValue("Content de nous ?");
        assertEquals(List.of(), complaints);
    }

    @Test
    void what_cannot_be_said_is_told_beside_its_field() {
        page.navigate(at("/admin/wording?lang=fr&team=" + slug));
        page.getByLabel("Above the link for no").fill("x".repeat(73));
        button("Save").click();
        assertThat(page.getByRole(AriaRole.ALERT)).hasText("Nothing was saved. See what is said below the fields.");
        assertThat(page.getByLabel("Above the link for no")).hasValue("x".repeat(73));
        assertTrue(page.locator("#NO-standard").textContent().contains("It has 73 characters; 72 fit."));
        assertShutsNobodyOut();
    }

    private void assertShutsNobodyOut() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            assertEquals(List.of(), Axe.violations(page), scheme.toString());
        }
        page.setViewportSize(320, 800);
        assertEquals(320, page.evaluate("document.documentElement.scrollWidth"), "nothing sticks out");
        page.setViewportSize(1280, 800);
    }

    private Locator heading(String text) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(text))
                .first();
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private String at(String path) {
        return service.resolve(path).toString();
    }
}
