package org.ouinon.admin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PageAssertions;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ouinon.bars.Teams;
import org.ouinon.link.Mails;
import org.ouinon.score.Customers;
import org.ouinon.vote.Votes;
import org.ouinon.web.Chromium;

/** A customer who clicked while the database was away for two minutes, and left the page open. */
@QuarkusTest
@TestProfile(RelayedDatabase.class)
class OutageTest {

    private static final Duration OUTAGE = Duration.ofMinutes(2);

    /** One more attempt that fails, the page's longest pause, the next attempt, and some more. */
    private static final Duration NEXT_ATTEMPT = Duration.ofSeconds(60);

    @TestHTTPResource("/")
    URI service;

    @Inject
    Mails mails;

    @Inject
    Teams teams;

    @Inject
    Customers customers;

    @Inject
    Votes votes;

    @AfterEach
    void bring_the_database_back() throws Exception {
        DatabaseServer.hang(false);
    }

    @Test
    void an_open_page_tries_until_the_vote_is_recorded() throws Exception {
        String team = teams.published();
        customers.answer(team, 3, 1);
        String mail = mails.forTeam(team);
        try (Chromium chromium = Chromium.ofPerson();
                BrowserContext window = chromium.window()) {
            Page bars = window.newPage();
            bars.navigate(service + "bars?team=" + team);
            assertThat(bars.locator("satisfaction-bars")).containsText("75.0%");
            DatabaseServer.hang(true);
            Page click = window.newPage();
            click.navigate(service + "f/" + mail + "/yes");
            assertThat(click.locator("#status"))
                    .containsText("Not recorded yet", new LocatorAssertions.ContainsTextOptions().setTimeout(10_000));
            Thread.sleep(OUTAGE.toMillis());
            photograph(click, "click");
            photograph(bars, "bars");
            assertThat(click.locator("#status")).containsText("tries again by itself");
            assertThat(bars.locator("satisfaction-bars")).containsText("75.0%");
            assertThat(bars.locator("satisfaction-bars")).containsText("As of");
            get("/bars.txt?lang=en&team=" + team).then().body(containsString("75.0%"), containsString("As of"));
            assertEquals(503, get("/q/health/group/database").statusCode());
            DatabaseServer.hang(false);
            assertThat(click)
                    .hasURL(
                            Pattern.compile(".*/more"),
                            new PageAssertions.HasURLOptions().setTimeout(NEXT_ATTEMPT.toMillis()));
            assertEquals("COUNTED YES", votes.standing(mail));
            assertThat(bars.locator("satisfaction-bars")).containsText("80.0%");
            assertThat(bars.locator("satisfaction-bars")).not().containsText("As of");
        }
    }

    private static void photograph(Page page, String what) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "outage-" + what + ".png")));
    }
}
