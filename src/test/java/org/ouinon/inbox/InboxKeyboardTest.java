package org.ouinon.inbox;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ouinon.vote.Customer.CAROL;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.ouinon.account.Admin;
import org.ouinon.comment.Hostile;
import org.ouinon.link.Mails;
import org.ouinon.web.Axe;
import org.ouinon.web.Chromium;

/** A director at the inbox who never touches the mouse. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InboxKeyboardTest {

    @TestHTTPResource("/")
    URI service;

    @Inject
    Mails mails;

    private Chromium chromium;
    private BrowserContext window;
    private Page page;
    private String team;
    private final List<String> complaints = new ArrayList<>();

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
        team = Mails.freshName("keys");
        window = chromium.window();
        page = opened();
    }

    @AfterEach
    void close_the_window() {
        window.close();
        complaints.clear();
    }

    @Test
    void a_comment_after_the_other_is_read_by_two_keys() {
        comments("First", "Second", "Third");
        look("order=oldest");
        for (String text : List.of("First", "Second", "Third")) {
            page.keyboard().press("j");
            assertThat(chosen()).containsText(text);
            assertThat(chosen()).isFocused();
            page.keyboard().press("r");
            assertThat(page.locator("#said")).hasText("Read.");
            assertThat(chosen()).containsText("You read this on");
            page.evaluate("() => (document.getElementById('said').textContent = '')");
        }
        assertThat(page.locator(".entry")).hasCount(3);
        assertEquals(List.of(), complaints);
        look("order=oldest");
        assertThat(page.locator(".entry")).hasCount(0);
    }

    @Test
    void back_unread_and_back_again() {
        comments("First", "Second");
        look("order=oldest");
        page.keyboard().press("j");
        page.keyboard().press("j");
        page.keyboard().press("k");
        assertThat(chosen()).containsText("First");
        page.keyboard().press("k");
        assertThat(chosen()).containsText("First");
        page.keyboard().press("r");
        assertThat(chosen()).containsText("Mark as unread");
        page.keyboard().press("r");
        assertThat(page.locator("#said")).hasText("Unread.");
        assertThat(chosen()).containsText("Nobody has read this yet.");
        assertThat(page.locator(".entry[aria-current]")).hasCount(1);
    }

    @Test
    void a_follow_up_is_typed_and_sent_with_the_letters_that_are_keys() {
        comments("Please mend");
        look("");
        page.keyboard().press("j");
        page.keyboard().press("f");
        assertThat(chosen().locator("textarea")).isFocused();
        page.keyboard().type("jkrf: we mended it");
        page.keyboard().press("Tab");
        for (int i = 0; i < 8 && !"Note it".equals(page.evaluate("() => document.activeElement.textContent")); i++) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter");
        assertThat(page.locator("#said")).hasText("Noted.");
        assertThat(chosen()).containsText("jkrf: we mended it");
        assertThat(chosen()).isFocused();
        assertEquals(List.of(), complaints);
    }

    @Test
    void escape_leaves_a_field_and_the_keys_are_keys_again() {
        comments("First", "Second");
        look("order=oldest");
        page.keyboard().press("j");
        page.keyboard().press("f");
        page.keyboard().press("Escape");
        assertThat(chosen()).isFocused();
        page.keyboard().press("j");
        assertThat(chosen()).containsText("Second");
        page.locator("#q").focus();
        page.keyboard().type("jj");
        assertThat(page.locator("#q")).hasValue("jj");
    }

    @Test
    void behind_the_last_comes_the_next_page() {
        for (int i = 0; i < 51; i++) {
            comments("Number " + i);
        }
        look("order=oldest");
        page.locator(".entry").last().focus();
        page.keyboard().press("j");
        page.waitForURL("**after=**");
        assertThat(page.locator(".entry")).hasCount(1);
        page.keyboard().press("j");
        assertThat(chosen()).containsText("Number 50");
    }

    @Test
    void who_does_not_want_the_keys_turns_them_off_for_good() {
        comments("Only");
        look("");
        page.locator("#by-key").uncheck();
        page.keyboard().press("j");
        assertThat(page.locator(".entry[aria-current]")).hasCount(0);
        look("");
        assertThat(page.locator("#by-key")).not().isChecked();
    }

    @Test
    void a_problem_is_told_by_the_page_itself() {
        comments("Please mend");
        look("");
        page.keyboard().press("j");
        page.keyboard().press("f");
        page.keyboard().insertText("x".repeat(501));
        chosen().getByText("Note it").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("has 501 characters");
        assertThat(page.locator("textarea")).hasValue("x".repeat(501));
    }

    @Test
    void a_session_that_has_ended_says_nothing_was_done_and_leads_to_the_form() {
        comments("Unread");
        look("");
        page.keyboard().press("j");
        window.clearCookies();
        page.keyboard().press("r");
        assertThat(page.locator("#password")).isVisible();
    }

    @Test
    void a_service_that_does_not_answer_is_told() {
        comments("Unread");
        page.route("**/read?**", route -> route.abort()); // A page that is there already may get around it.
        look("");
        page.keyboard().press("j");
        page.keyboard().press("r");
        assertThat(page.locator("#said")).hasText("The service did not answer. Please try again.");
        assertThat(chosen()).containsText("Nobody has read this yet.");
    }

    @Test
    void a_comment_that_changed_meanwhile_is_looked_at_again() {
        String mail = mails.forTeam(team);
        CAROL.comments(mail, "First");
        look("");
        page.keyboard().press("j");
        CAROL.comments(mail, "Second");
        page.keyboard().press("r");
        assertThat(page.locator("#said")).hasText("It has changed meanwhile. Please look again.");
        assertThat(chosen()).containsText("Second");
        CAROL.presses(mail, "comment/erase");
        page.keyboard().press("r");
        assertThat(chosen()).containsText("Erased by the customer");
        assertThat(page.locator("#said")).hasText("It has changed meanwhile. Please look again.");
    }

    @Test
    void without_script_the_buttons_do_it_all() {
        comments("Read me", "Leave me");
        window.close();
        window = chromium.window(chromium.options().setJavaScriptEnabled(false));
        page = opened();
        look("order=oldest");
        assertThat(page.locator("#keys")).isHidden();
        page.locator(".entry").first().getByText("Mark as read").click();
        assertThat(page).hasURL(Pattern.compile(".*team=" + team + ".*order=oldest.*"));
        assertThat(page.locator(".entry")).hasCount(1);
        page.locator("summary").click();
        page.locator("textarea").fill("We saw it");
        page.getByText("Note it").click();
        assertThat(page.locator(".entry")).containsText("We saw it");
    }

    @Test
    void what_is_chosen_is_seen_and_nothing_shuts_anybody_out() {
        comments("First", "Second");
        look("");
        page.keyboard().press("j");
        page.keyboard().press("f");
        page.keyboard().press("Escape");
        assertEquals("solid", page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle"));
        assertEquals(List.of(), Axe.violations(page));
    }

    @Test
    void fifty_hostile_comments_are_text() {
        Hostile.comments()
                .forEach(
                        text -> CAROL.comments(mails.forTeam(team), text).then().statusCode(303));
        List<String> asked = new ArrayList<>();
        page.onRequest(request -> asked.add(request.url()));
        look("order=oldest");
        List<String> shown = page.locator(".entry .comment").allTextContents();
        assertEquals(Hostile.kept().size(), shown.size());
        for (String kept : Hostile.kept()) {
            assertTrue(shown.contains(kept), kept);
        }
        page.keyboard().press("j");
        page.keyboard().press("r");
        assertThat(page.locator("#said")).hasText("Read.");
        assertThat(page).hasTitle("Comments");
        assertTrue(asked.stream().allMatch(url -> url.startsWith(service.toString())), asked.toString());
        assertEquals(List.of(), complaints);
        assertEquals(50, page.evaluate("() => document.querySelectorAll('#entries > .entry').length"));
        assertEquals(
                true, page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"), "nothing is wider");
    }

    /** A window that notes what must not happen: errors, refusals of its policy, and dialogs. */
    private Page opened() {
        Page opened = window.newPage();
        opened.onConsoleMessage(message -> complaints.add(message.text()));
        opened.onPageError(complaints::add);
        opened.onDialog(dialog -> {
            complaints.add(dialog.message());
            dialog.dismiss();
        });
        opened.navigate(service.resolve("/login?next=/comments").toString());
        opened.locator("#name").fill("admin");
        opened.locator("#password").fill(Admin.password());
        opened.keyboard().press("Enter");
        opened.waitForURL(service.resolve("/comments").toString());
        return opened;
    }

    private void comments(String... texts) {
        for (String text : texts) {
            CAROL.comments(mails.forTeam(team), text).then().statusCode(303);
        }
    }

    private void look(String query) {
        page.navigate(service.resolve("/comments?team=" + team + "&" + query).toString());
    }

    private Locator chosen() {
        return page.locator(".entry[aria-current=true]");
    }
}
