package org.ouinon.bars;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ouinon.score.Customers;
import org.ouinon.score.Score;
import org.ouinon.web.Language;
import org.ouinon.web.TestClock;
import org.ouinon.web.Wire;
import org.w3c.dom.Document;

/** Every form of the bars shows the same digits. */
@QuarkusTest
class FormsTest {

    private static final long SEED = 20261122;
    private static final Pattern PERCENTAGE = Pattern.compile("(\\d+[.,]\\d)[ \\u00a0\\u202f]?%");

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @Inject
    Customers customers;

    @Inject
    TestClock clock;

    @AfterEach
    void runClock() {
        clock.run();
    }

    @Test
    void forty_assorted_counts_have_the_same_digits_in_every_form_and_language() {
        Map<String, Score> scores = answered();
        scores.forEach((team, score) -> {
            String shown = score.shown();
            String json = get("/api/v1/index", team, "en");
            assertEquals(2, occurrences(json, "\"percent\":" + shown + ",\"shown\":\"" + shown + "\""), json);
            for (Language language : Language.values()) {
                String digits = language == Language.EN ? shown : shown.replace('.', ',');
                for (String path : List.of("/", "/bars", "/bars.svg", "/bars.txt", "/badge.svg", "/badge.json")) {
                    List<String> found = percentages(bars(get(path, team, language.tag())));
                    assertTrue(found.size() >= (path.startsWith("/badge") ? 1 : 2), path + " " + language);
                    found.forEach(f -> assertEquals(digits, f, path + " in " + language + " of " + score));
                }
            }
        });
    }

    @Test
    void the_bars_read_so_as_text() {
        clock.stopAt("2026-10-21T09:41:00Z");
        String team = customers.freshPublishedTeam();
        customers.answer(team, 12, 1);
        shown(team);

        assertEquals("""
                Nos clients sont-ils satisfaits ?

                Cette semaine
                [##################..] 92,3 %  13 réponses

                Trois derniers mois
                [##################..] 92,3 %  13 réponses

                """, get("/bars.txt", team, "fr").replace('\u00a0', ' ').replace('\u202f', ' '));
        assertEquals("""
                Are our customers satisfied?

                This week
                [##################..] 92.3%  13 answers

                Last three months
                [##################..] 92.3%  13 answers

                """, get("/bars.txt", team, "en"));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void without_answers_every_form_says_so_and_shows_no_number(Language language) {
        String team = customers.freshPublishedTeam();
        customers.answer(customers.freshTeam(), 1, 0);
        shown(team);
        String none = language.words(BarWords.class).none();

        for (String path : List.of("/", "/bars", "/bars.svg", "/bars.txt")) {
            String form = get(path, team, language.tag());
            assertTrue(occurrences(form, none) >= 2, form);
            assertEquals(List.of(), percentages(bars(form)));
            assertFalse(form.contains("NaN"), form);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_script_has_the_words_and_the_decimal_sign_of_every_language(Language language) {
        String script = given().get("/bars.js").asString();
        BarWords words = language.words(BarWords.class);

        assertTrue(script.contains("\"" + language.tag() + "\":[\"" + words.week() + "\""), script);
        assertTrue(script.contains("\"" + words.none() + "\""), script);
        assertEquals(language == Language.EN ? "." : ",", language.digits("."));
        assertFalse(script.contains("/* words */"), "the place of the words is filled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "auto", "light", "dark", "DARK", "<script>"})
    void the_drawing_comes_in_every_theme_as_well_formed_xml(String theme) throws Exception {
        byte[] svg = given().queryParam("theme", theme)
                .get("/bars.svg")
                .then()
                .statusCode(200)
                .contentType("image/svg+xml;charset=UTF-8")
                .extract()
                .asByteArray();

        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg));
        assertEquals("svg", document.getDocumentElement().getTagName());
        assertEquals(0, document.getElementsByTagName("script").getLength());
    }

    @Test
    void a_language_comes_from_the_query_or_else_from_accept_language() {
        assertTrue(given().header("Accept-Language", "de-CH, fr;q=0.9")
                .get("/bars.txt")
                .asString()
                .contains("Diese Woche"));
        assertTrue(given().header("Accept-Language", "de")
                .get("/bars.txt?lang=fr")
                .asString()
                .contains("Cette semaine"));
        assertTrue(given().header("Accept-Language", "ja, *;q=0.1")
                .get("/bars.txt?lang=xx")
                .asString()
                .contains("This week"));
    }

    /** Forty teams with a score each: the ends, the edges of rounding, and anything. */
    private Map<String, Score> answered() {
        long[][] counts = {
            {995, 5}, {1999, 1}, {1, 1999}, {0, 3}, {3, 0}, {1, 0}, {0, 1}, {1, 1}, {1, 2}, {2, 1},
            {1, 7}, {7, 1}, {1, 15}, {12, 1}, {399, 1}, {1, 399}, {999, 1}, {1, 999}, {200, 1}, {1, 200},
            {5, 3}, {87, 13}, {1, 800}, {800, 1}, {333, 667}, {50, 50}, {19, 1}, {39, 1}, {79, 1}, {9, 91}
        };
        SplittableRandom random = new SplittableRandom(SEED);
        Map<String, Score> scores = new LinkedHashMap<>();
        for (int i = 0; i < 40; i++) {
            Score score = i < counts.length
                    ? new Score(counts[i][0], counts[i][1])
                    : new Score(random.nextInt(300), 1 + random.nextInt(300));
            String team = customers.freshPublishedTeam();
            customers.answer(team, (int) score.yes(), (int) score.no());
            scores.put(team, score);
        }
        scores.keySet().forEach(FormsTest::shown);
        return scores;
    }

    private static void shown(String team) {
        await().atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(20))
                .until(() ->
                        given().queryParam("team", team).get("/api/v1/index").statusCode() == 200);
    }

    private String get(String path, String team, String language) {
        Wire.Reply reply = Wire.to(port).get(path + "?team=" + team + "&lang=" + language);
        assertEquals(200, reply.status(), reply.toString());
        return reply.body();
    }

    /** What a reader sees as a percentage; a drawing's measures are none. */
    private static List<String> percentages(String form) {
        String visible = form.replaceAll(" (width|height)=\"[^\"]*\"", "");
        return PERCENTAGE
                .matcher(visible)
                .results()
                .map((MatchResult r) -> r.group(1))
                .toList();
    }

    private static int occurrences(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    /** A form as far as the bars go; the page says more beneath its second headings. */
    private static String bars(String form) {
        int end = form.indexOf("<h2>");
        return end < 0 ? form : form.substring(0, end);
    }
}
