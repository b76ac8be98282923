package org.ouinon.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.ouinon.account.Admin;
import org.ouinon.web.Axe;
import org.ouinon.web.Chromium;

/** An agent at the desk who never touches the mouse. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeskKeyboardTest {

    /** An address of a network without certificates, where a page has no clipboard of its own. */
    private static final String INTRANET = "desk.intranet.example";

    private static final String BOTH_FLAVOURS = """
            async () => {
              const [item] = await navigator.clipboard.read();
              const read = async (type) => (await item.getType(type)).text();
              return { text: await read("text/plain"), html: await read("text/html") };
            }""";

    private static final String PASTED = """
            () => new Promise((done) => {
              document.title = "Ready";
              document.addEventListener("paste", (event) => {
                const pasted = { text: event.clipboardData.getData("text/plain"), html: event.clipboardData.getData("text/html") };
                setTimeout(() => done(pasted));
              }, { once: true });
            })""";

    @TestHTTPResource("/")
    URI service;

    private Chromium chromium;
    private BrowserContext window;
    private Page page;
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    void start_the_browser() {
        chromium = Chromium.ofPersonInNetworkOf(INTRANET);
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
        window.grantPermissions(List.of("clipboard-read", "clipboard-write"));
        page = window.newPage();
        page.onConsoleMessage(message -> complaints.add(message.text()));
        page.onPageError(complaints::add);
    }

    @AfterEach
    void close_the_window() {
        window.close();
        complaints.clear();
    }

    @Test
    void enter_makes_the_block_and_once_more_copies_it() {
        signIn(service);
        page.keyboard().type("T-4711");
        page.keyboard().press("Tab");
        page.keyboard().type("Fra");
        page.keyboard().press("Shift+Tab");
        page.keyboard().press("Enter");
        assertThat(page.locator("#copy")).isFocused();
        assertThat(page.locator("#look td[bgcolor]").first()).hasCSS("padding-left", "22px");
        assertEquals(List.of(), complaints);
        page.keyboard().press("Enter");
        assertThat(said()).hasText("Copied, as text and as HTML.");
        assertBothFlavours("Êtes-vous satisfait de la qualité de notre réponse ?");
    }

    @Test
    void one_key_press_makes_and_copies() {
        signIn(service);
        page.keyboard().type("T-1");
        page.keyboard().press("Control+Enter");
        assertThat(said()).hasText("Copied, as text and as HTML.");
        String first = assertBothFlavours("Are you satisfied");
        assertThat(page).hasURL(Pattern.compile(".*/desk\\?ticket=T-1&lang=en.*"));

        page.locator("#ticket").focus();
        page.keyboard().press("Control+A");
        page.keyboard().type("T-2");
        page.keyboard().press("Control+Enter");
        page.waitForFunction("first => navigator.clipboard.readText().then((text) => text !== first)", first);
        assertBothFlavours("Are you satisfied");
    }

    @Test
    void a_help_desks_link_takes_one_key_press() {
        signIn(service);
        page.navigate(at("/desk?ticket=T-7"));
        page.keyboard().press("Enter");
        assertThat(said()).hasText("Copied, as text and as HTML.");
        assertBothFlavours("Are you satisfied");
    }

    @Test
    void one_click_copies_too() {
        signIn(service);
        page.navigate(at("/desk?ticket=T-7"));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Copy text and HTML"))
                .click();
        assertThat(said()).hasText("Copied, as text and as HTML.");
        assertBothFlavours("Are you satisfied");
    }

    @Test
    void the_language_is_remembered_where_the_address_names_none() {
        signIn(service);
        page.keyboard().type("T-1");
        page.keyboard().press("Tab");
        page.keyboard().type("Deu");
        page.keyboard().press("Control+Enter");
        assertThat(page.locator("#text")).containsText("zufrieden");
        page.navigate(at("/desk"));
        assertThat(page.locator("#lang")).hasValue("de");
        page.navigate(at("/desk?ticket=T-2"));
        assertThat(page.locator("#text")).containsText("zufrieden");
        page.navigate(at("/desk?ticket=T-2&lang=it"));
        assertThat(page.locator("#lang")).hasValue("it");
        assertEquals(
                List.of(Admin.SESSION),
                window.cookies().stream().map(c -> c.name).toList());
    }

    @Test
    void what_is_copied_is_a_block_with_its_links_where_it_is_pasted() {
        signIn(service);
        page.keyboard().type("T-9");
        page.keyboard().press("Control+Enter");
        assertThat(said()).hasText("Copied, as text and as HTML.");
        String text = page.locator("#text").textContent();

        page.setContent("<title>Mail</title><div id=\"mail\" contenteditable autofocus>Dear Carol, </div>");
        page.locator("#mail").focus();
        page.keyboard().press("Control+End");
        page.keyboard().press("Control+V");
        Locator links = page.locator("#mail a");
        assertThat(links).hasCount(3);
        for (int i = 0; i < 3; i++) {
            assertTrue(text.contains(links.nth(i).getAttribute("href") + "\n"), text);
        }
        assertThat(page.locator("#mail td[bgcolor='#1d6f42']")).hasText("YES");

        page.setContent("<title>Text</title><textarea id=\"mail\"></textarea>");
        page.locator("#mail").focus();
        page.keyboard().press("Control+V");
        assertThat(page.locator("#mail")).hasValue(text);
    }

    @Test
    void outside_https_both_flavours_are_copied_all_the_same() {
        URI intranet = URI.create("http://" + INTRANET + ":" + service.getPort() + "/");
        signIn(intranet);
        assertEquals(false, page.evaluate("() => isSecureContext"));
        page.keyboard().type("T-1");
        page.keyboard().press("Control+Enter");
        assertThat(said()).hasText("Copied, as text and as HTML.");
        String text = page.locator("#text").textContent();
        String html = page.locator("#html").inputValue();
        assertEquals(Map.of("text", text, "html", html), pasted());
    }

    @Test
    void where_nothing_lets_it_copy_the_text_is_selected_for_the_agents_own_key_press() {
        page.addInitScript("delete window.ClipboardItem; document.execCommand = () => false;");
        signIn(service);
        page.keyboard().type("T-1");
        page.keyboard().press("Control+Enter");
        assertThat(said()).hasText("Selected: press Ctrl+C.");
        page.keyboard().press("Control+C");
        assertBothFlavours("Are you satisfied");
    }

    @Test
    void a_block_for_a_template_takes_the_keyboard_alone() {
        signIn(service);
        page.locator("summary").focus();
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        page.keyboard().type("{{ticket.id}}");
        page.keyboard().press("Enter");
        assertThat(page.locator("#copy")).isFocused();
        page.keyboard().press("Enter");
        assertThat(said()).hasText("Copied, as text and as HTML.");
        assertTrue(page.locator("#text").textContent().contains("/more?ref={{ticket.id}}\n"));
        assertEquals(List.of(), Axe.violations(page));
    }

    @Test
    void a_session_that_has_ended_leads_to_the_form_and_back() {
        signIn(service);
        page.keyboard().type("T-1");
        window.clearCookies();
        page.keyboard().press("Control+Enter");
        assertThat(page.locator("#password")).isVisible();
    }

    @Test
    void a_service_that_does_not_answer_is_told() {
        page.route("**/desk?*", route -> route.abort());
        signIn(service);
        page.keyboard().type("T-1");
        page.keyboard().press("Control+Enter");
        assertThat(said()).hasText("The service did not answer. Please try again.");
    }

    @Test
    void a_missing_ticket_is_asked_for_and_an_impossible_one_is_told() {
        signIn(service);
        page.keyboard().press("Control+Enter");
        assertEquals(true, page.evaluate("() => document.querySelector('#ticket:invalid') === document.activeElement"));
        page.evaluate("() => document.getElementById('ticket').removeAttribute('maxlength')");
        page.keyboard().type("x".repeat(65));
        page.keyboard().press("Control+Enter");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("at most 64 printable characters");
        assertThat(said()).hasText("");
    }

    @Test
    void every_control_is_reached_by_the_tab_key_with_its_focus_visible() {
        signIn(service);
        page.navigate(at("/desk?ticket=T-1&lang=en"));
        page.evaluate("() => document.activeElement.blur()");
        List<Object> reached = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            page.keyboard().press("Tab");
            Object focused = page.evaluate("""
                    () => {
                      const it = document.activeElement;
                      return it === document.body ? "" : (it.id || it.textContent.trim()) + " " + getComputedStyle(it).outlineStyle;
                    }""");
            reached.add(focused);
        }
        for (String name :
                List.of("ticket", "lang", "Make the block", "Make a signature instead", "copy", "text", "html")) {
            assertTrue(reached.contains(name + " solid"), name + " in " + reached);
        }
        assertTrue(reached.contains("See the page that the customer sees solid"), reached.toString());
        assertFalse(reached.stream().anyMatch(it -> it.toString().startsWith("YES")), "nobody votes by accident");
    }

    @Test
    void without_script_the_block_is_there_to_be_selected() {
        window.close();
        window = chromium.window(chromium.options().setJavaScriptEnabled(false));
        page = window.newPage();
        signIn(service);
        page.keyboard().type("T-1");
        page.keyboard().press("Enter");
        assertThat(page.locator("#text")).containsText("Are you satisfied");
        assertThat(page.locator("#html")).hasValue(Pattern.compile("<table.*", Pattern.DOTALL));
        assertThat(page.locator("#copy")).isHidden();
    }

    @Test
    void nothing_shuts_anybody_out() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            signIn(service);
            assertEquals(List.of(), Axe.violations(page));
            page.navigate(at("/desk?ticket=T-1"));
            assertThat(page.locator("#look")).isVisible();
            assertEquals(List.of(), Axe.violations(page));
            page.navigate(at("/desk?ticket=&lang=en"));
            assertEquals(List.of(), Axe.violations(page));
            window.clearCookies();
        }
    }

    private void signIn(URI at) {
        page.navigate(at.resolve("/desk").toString());
        page.locator("#name").focus();
        page.keyboard().type("admin");
        page.keyboard().press("Tab");
        page.keyboard().type(Admin.password());
        page.keyboard().press("Enter");
        assertThat(page.locator("#ticket")).isFocused();
        page.waitForLoadState(); // Its script is there.
    }

    private Locator said() {
        return page.locator("#said");
    }

    /** Looks what a mail program would be given, and returns the text of it. */
    private String assertBothFlavours(String question) {
        @SuppressWarnings("unchecked")
        Map<String, String> clipboard = (Map<String, String>) page.evaluate(BOTH_FLAVOURS);
        assertTrue(clipboard.get("text").contains("\n" + question), clipboard.get("text"));
        assertEquals(page.locator("#text").textContent(), clipboard.get("text"));
        String link = clipboard
                .get("text")
                .lines()
                .filter(line -> line.endsWith("/yes"))
                .findFirst()
                .orElseThrow();
        assertTrue(clipboard.get("html").contains("<table"), clipboard.get("html"));
        assertTrue(clipboard.get("html").contains("href=\"" + link + "\""), clipboard.get("html"));
        return clipboard.get("text");
    }

    /** What a paste into another page of this network gives. */
    private Object pasted() {
        page.setContent("<textarea autofocus></textarea>");
        page.evaluate("() => { window.pasted = (" + PASTED + ")(); }");
        page.locator("textarea").focus();
        page.keyboard().press("Control+V");
        return page.evaluate("() => window.pasted");
    }

    private String at(String path) {
        return service.resolve(path).toString();
    }
}
