package org.ouinon.bars;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ouinon.account.Admin;
import org.ouinon.incident.Letter;
import org.ouinon.link.Mails;
import org.ouinon.web.Axe;
import org.ouinon.web.Chromium;
import org.ouinon.web.TestClock;

/** Incidents beside the curve and on it, in a real browser where it takes one. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IncidentsOnPageTest {

    /** How many points of the curve's pixels are tinted by a band, of each of both drawings. */
    private static final String TINTED = """
            () => [...document.querySelectorAll("#curve canvas")].map((canvas) => {
              const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
              let tinted = 0;
              for (let i = 0; i < data.length; i += 4) if (data[i] - data[i + 2] > 60) tinted++;
              return tinted;
            })""";

    /** Markup, a template's expressions, a header's lines, what turns text, piled letters, and joined emoji. */
    private static final String HOSTILE = "</title></textarea><img src=x onerror=alert(1)><script>alert(2)</script>"
            + " {7*7} {cdi:site.root} ${7*7} \r\nSet-Cookie: a=b\r\n\r\n \u202Egnp.exe\u2066 Z\u0351\u036B\u0343a\u0348\u0301\u0317"
            + " \" onmouseover=\"alert(3) '; DROP TABLE incident; -- 👩‍👩‍👧‍👦";

    @TestHTTPResource("/")
    URI service;

    @Inject
    Teams teams;

    @Inject
    TestClock clock;

    private String title;
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

    @BeforeEach
    void choose_a_title() {
        title = Mails.freshName("Mail delayed");
    }

    @AfterEach
    void let_the_clock_run() {
        clock.run();
    }

    @Test
    void a_team_has_its_own_incidents_beside_its_curve_and_those_of_all_teams() {
        clock.stopAt("2016-03-20T12:00:00Z");
        String own = teams.published();
        String other = teams.published();
        of(title + " own", own).opened();
        of(title + " all", null).opened();
        get("/").then()
                .body(containsString(title + " own"), containsString(title + " all"))
                .body(containsString("March 6, 2016, 9:41"), containsString("Signed by <bdi>Dora Director</bdi>"));
        get("/team/" + own).then().body(containsString(title + " own"), containsString(title + " all"));
        get("/team/" + other).then().body(not(containsString(title + " own")), containsString(title + " all"));
    }

    @Test
    void an_incident_is_on_the_page_when_its_form_has_been_answered_and_leaves_with_its_months() {
        clock.stopAt("2017-03-10T12:00:00Z");
        get("/").then().body(not(containsString(title)));
        of(title, null)
                .with("start", "2017-03-06T09:41")
                .with("end", "2017-03-07T00:00")
                .opened();
        get("/").then().body(containsString(title));
        clock.stopAt("2018-03-06T12:00:00Z");
        get("/").then().body(containsString(title));
        clock.stopAt("2018-03-13T12:00:00Z");
        get("/").then().body(not(containsString(title)));
    }

    @Test
    void an_incident_is_a_band_across_the_curve_and_the_volume() {
        clock.stopAt("2008-03-20T12:00:00Z"); // Before those of other tests that are not over.
        String team = teams.published();
        String quiet = teams.published();
        try (BrowserContext window = chromium.window()) {
            Page page = window.newPage();
            assertEquals(List.of(0, 0), tinted(page, quiet));
            of(title, team)
                    .with("start", "2008-03-01T00:00")
                    .with("end", "2008-03-04T00:00")
                    .opened();
            assertEquals(List.of(0, 0), tinted(page, quiet));
            List<Integer> three = tinted(page, team);
            assertTrue(three.get(0) > 3 * 150 && three.get(1) > 3 * 50, three.toString());
            of(title, team).with("start", "2008-03-10T00:00").with("end", "").opened();
            List<Integer> more = tinted(page, team);
            assertTrue(more.get(0) > 3 * three.get(0), more + " after " + three);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?lang=en", "/incidents?lang=fr", "/incidents/{number}?lang=de"})
    void whatever_is_written_is_text_and_keeps_to_its_place(String path) {
        clock.stopAt("2020-03-20T12:00:00Z");
        int number = of(title, null)
                .with("title", (title + HOSTILE).substring(0, 119))
                .with("statement", HOSTILE + "👍".repeat(3000) + "x".repeat(500) + "Z" + "\u0351".repeat(200))
                .with("signer", "Dora" + HOSTILE.substring(0, 80))
                .with("contact", HOSTILE.substring(0, 190))
                .opened();
        try (BrowserContext window = chromium.window(chromium.options().setViewportSize(320, 568))) {
            Page page = window.newPage();
            List<String> wrong = new ArrayList<>();
            page.onDialog(dialog -> {
                wrong.add(dialog.message());
                dialog.dismiss();
            });
            page.onPageError(wrong::add);
            page.navigate(at(path.replace("{number}", "" + number)));
            assertThat(page.locator("main")).containsText("<img src=x onerror=alert(1)>");
            page.waitForTimeout(300);
            assertEquals(List.of(), wrong);
            assertEquals(0, page.locator("main img, main script").count());
            assertEquals(List.of(), window.cookies());
            int width = (Integer) page.evaluate("document.documentElement.scrollWidth");
            assertTrue(width <= 320, width + " wide");
            assertEquals(List.of(), Axe.violations(page));
        }
    }

    @Test
    void the_form_takes_what_a_director_types_and_gives_it_back_until_it_is_well() {
        String typed = "We are sorry.\n\nMore tomorrow.";
        try (BrowserContext window = chromium.window()) {
            Page page = window.newPage();
            page.navigate(at("/login"));
            page.locator("#name").fill("admin");
            page.locator("#password").fill(Admin.password());
            page.locator("form:has(#password) button").click();
            page.locator("nav >> text=Incidents").click();
            page.locator("#title").fill(title);
            page.locator("#statement").fill(typed);
            page.locator("#signer").fill("---");
            page.locator("#contact").fill("dora@example.net");
            page.locator("form:has(#title) button").click();
            assertThat(page.locator("#signer-problem")).containsText("Nothing is published unsigned");
            assertThat(page.locator("#statement")).hasValue(typed);
            assertEquals(List.of(), Axe.violations(page));
            page.locator("#signer").fill("Dora Director");
            page.locator("form:has(#title) button").dblclick();
            page.waitForURL(Pattern.compile(".*/incidents/[0-9]+"));
            assertThat(page.locator("h1")).hasText(title);
            assertThat(page.locator(".statement")).hasText(typed);
            assertEquals(1, get("/incidents").asString().split(title, -1).length - 1);
        }
    }

    private Letter of(String title, String team) {
        int year = clock.instant().atZone(clock.getZone()).getYear();
        return Letter.of(title)
                .with("start", year + "-03-06T09:41")
                .with("end", year + "-03-07T18:00")
                .with("team", team == null ? "" : Integer.toString(teams.number(team)));
    }

    @SuppressWarnings("unchecked")
    private List<Integer> tinted(Page page, String team) {
        page.navigate(at("/team/" + team));
        page.locator("#curve canvas").nth(1).waitFor();
        return (List<Integer>) page.evaluate(TINTED);
    }

    private String at(String path) {
        return service.resolve(path).toString();
    }
}
