package org.ouinon.bars;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.ouinon.score.Customers;
import org.ouinon.web.Axe;
import org.ouinon.web.Chromium;

/** The lines to copy, as the public page shows them, on somebody else's page under the policy that the README names. */
@QuarkusTest
@TestProfile(KnownAddress.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddingTest {

    private static final String ELEMENT = "script-src %s; connect-src %<s";
    private static final String FRAME = "frame-src %s";
    private static final String PICTURE = "img-src %s";

    /** The goal; of the script as it travels. */
    private static final int MOST_BYTES = 3072;

    private static final String WATCH = """
            window.violations = [];
            document.addEventListener("securitypolicyviolation", (event) => violations.push(event.violatedDirective + " " + event.blockedURI));""";

    @TestHTTPResource("/")
    URI service;

    @Inject
    Customers customers;

    @Inject
    Teams teams;

    private Chromium chromium;
    private OtherSite other;
    private BrowserContext window;
    private String team;

    private final List<String> complaints = new ArrayList<>();
    private final List<Request> asked = new ArrayList<>();
    private final List<Response> answers = new ArrayList<>();

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

    @BeforeEach
    void open_a_window() {
        window = chromium.window();
        team = teams.published();
        customers.answer(team, 3, 1);
        complaints.clear();
        asked.clear();
        answers.clear();
    }

    @AfterEach
    void close_the_window() {
        window.close();
    }

    @Test
    void the_readme_names_the_policies() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        for (String policy : List.of(ELEMENT, FRAME, PICTURE)) {
            String named = "`" + policy.formatted("https://feedback.example.net") + "`";
            assertTrue(readme.contains(named), named);
        }
    }

    @Test
    void the_html_shows_the_bars_with_one_small_script_and_one_stream() {
        Page elsewhere = elsewhere(line("s1"), ELEMENT);
        assertThat(elsewhere.locator("satisfaction-bars .value").first()).containsText("75,0");
        assertEquals(
                List.of(service + "bars.js", service + "api/v1/index/stream?team=" + team),
                asked.stream().map(Request::url).filter(this::isOurs).toList());
        assertWell(elsewhere);
        int bytes = answers.stream()
                .filter(answer -> answer.url().endsWith("/bars.js"))
                .findFirst()
                .orElseThrow()
                .request()
                .sizes()
                .responseBodySize;
        System.out.printf("the element: a script of %d bytes as it travels, and one stream%n", bytes);
        assertTrue(bytes > 1000 && bytes < MOST_BYTES, bytes + " bytes");
    }

    @Test
    void the_element_is_read_on_light_and_on_dark_pages_whatever_the_visitors_system_likes() {
        for (ColorScheme liked : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            try (BrowserContext looking = chromium.window(chromium.options().setColorScheme(liked))) {
                Page page = looking.newPage();
                for (String colours : List.of("", "<style>body { background: #14181d; color: #e4e7eb; }</style>")) {
                    String html = colours + "<main><h1>Aide</h1>" + line("s1") + "</main>";
                    page.navigate(other.shows(html, policy(ELEMENT + "; style-src 'unsafe-inline'")));
                    assertThat(page.locator("satisfaction-bars [role=meter]")).hasCount(2);
                    assertEquals(List.of(), Axe.violations(page), liked + " " + colours);
                }
            }
        }
    }

    @Test
    void the_frame_shows_the_bars() {
        Page elsewhere = elsewhere(line("s2"), FRAME);
        assertThat(elsewhere
                        .frameLocator("iframe")
                        .locator("satisfaction-bars .value")
                        .first())
                .containsText("75.0%");
        assertWell(elsewhere);
        assertFramedWhole(elsewhere);
    }

    @Test
    void the_markdown_shows_the_bars_and_leads_to_the_page() {
        String html = line("s3")
                .replaceAll("^\\[!\\[(.*?)]\\((.*?)\\)]\\((.*?)\\)$", "<a href=\"$3\"><img alt=\"$1\" src=\"$2\"></a>");
        Page elsewhere = elsewhere(html, PICTURE);
        elsewhere.waitForCondition(
                () -> (Integer) elsewhere.evaluate("document.querySelector('img').naturalWidth") == 420);
        String drawn = answers.stream()
                .filter(answer -> answer.url().contains("/bars.svg"))
                .findFirst()
                .orElseThrow()
                .text();
        assertTrue(drawn.contains(">75.0%<"), drawn);
        assertWell(elsewhere);
        elsewhere.locator("a").click();
        assertThat(elsewhere).hasURL(service + "team/" + team);
    }

    /** WordPress asks the address's page where its embedding is described, and trusts what is described very little. */
    @Test
    void wordpress_shows_the_bars() {
        String page = given().get(line("s4")).asString();
        String described = page.replaceAll(
                        "(?s).*<link rel=\"alternate\" type=\"application/json\\+oembed\" href=\"([^\"]*)\".*", "$1")
                .replace("&amp;", "&");
        String html = given().urlEncodingEnabled(false)
                .get(URI.create(described + "&maxwidth=400&maxheight=600&dnt=1"))
                .jsonPath()
                .getString("html");
        String kept = html.replaceAll(" (?!src|width|height|frameborder|title)[a-z]+=\"[^\"]*\"", "")
                .replace("<iframe", "<iframe sandbox=\"allow-scripts\" security=\"restricted\"")
                .replaceAll("src=\"([^\"]*)\"", "src=\"$1#?secret=s\" data-secret=\"s\"");
        Page elsewhere = elsewhere(kept, FRAME);
        assertThat(elsewhere
                        .frameLocator("iframe")
                        .locator("satisfaction-bars .value")
                        .first())
                .containsText("75.0%");
        assertWell(elsewhere);
        assertEquals(html.replaceAll(" style=\"[^\"]*\"", ""), html, "a style would be taken away");
        assertFramedWhole(elsewhere);
    }

    /** A line to copy, as the public page shows it. */
    private String line(String input) {
        try (Page ours = window.newPage()) {
            ours.navigate(service + "team/" + team);
            return ours.locator("#" + input).inputValue();
        }
    }

    private Page elsewhere(String html, String policy) {
        Page page = window.newPage();
        page.addInitScript(WATCH);
        page.onConsoleMessage(message -> {
            if (message.type().matches("error|warning")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onRequest(asked::add);
        page.onResponse(answers::add);
        page.navigate(other.shows("<p>Aide</p>" + html, policy(policy)));
        return page;
    }

    /** Nobody complained, nobody else was asked, and nothing was left behind. */
    private void assertWell(Page page) {
        assertEquals(List.of(), complaints);
        assertEquals(List.of(), page.evaluate("window.violations"));
        for (Request request : asked) {
            assertTrue(
                    isOurs(request.url())
                            || request.url().equals(page.url())
                            || request.url().startsWith("data:"),
                    request.url());
        }
        assertEquals(List.of(), window.cookies());
    }

    private static void assertFramedWhole(Page page) {
        Object rest = page.frames()
                .get(1)
                .evaluate(
                        "[document.documentElement.scrollWidth - innerWidth, document.documentElement.scrollHeight - innerHeight].join()");
        assertEquals("0,0", rest, "what of the frame has to be scrolled to");
    }

    private boolean isOurs(String url) {
        return url.startsWith(service.toString());
    }

    private String policy(String lines) {
        return "default-src 'none'; " + lines.formatted(service.toString().replaceAll("/$", ""));
    }
}
