package org.ouinon.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ouinon.link.HelpDesk;

@QuarkusTest
class TroubleTest {

    @Inject
    TestClock clock;

    @AfterEach
    void runClock() {
        clock.run();
    }

    @Test
    void a_page_that_is_not_there_reads_so() {
        String page =
                given().header("Accept-Language", "fr").get("/nothing/here").asString();

        assertEquals(
                "<!DOCTYPE html> <html lang=\"fr\"> <head> <meta charset=\"utf-8\"> <meta name=\"viewport\""
                        + " content=\"width=device-width, initial-scale=1\"> <meta name=\"color-scheme\" content=\"light dark\">"
                        + " <title>Cette page n’existe pas</title> <link rel=\"stylesheet\" href=\"/assets/ouinon.css\">"
                        + " </head> <body> <main> <h1>Cette page n’existe pas</h1>"
                        + " <p>Vérifiez l’adresse. Le résultat public se trouve sur la page d’accueil.</p> </main> </body> </html>",
                page.replaceAll("<link rel=\"icon\"[^>]*>", "")
                        .replaceAll("\\s+", " ")
                        .strip());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void kind_pages_speak_the_visitors_language(Language language) {
        String cut = "/f/" + HelpDesk.freshToken().substring(3) + "/yes";
        clock.stopAt("2026-01-05T10:00:00Z");
        String old = "/f/" + HelpDesk.freshToken() + "/no";
        clock.run();

        kind("/nothing/here", language, Trouble.NOT_FOUND);
        kind("/?team=nobody-has-this", language, Trouble.NOT_FOUND);
        kind(cut, language, Trouble.UNKNOWN_LINK);
        kind(old, language, Trouble.EXPIRED_LINK);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_text_that_is_far_too_long_meets_a_kind_page(Language language) {
        given().header("Accept-Language", language.tag())
                .formParam("comment", "x".repeat(70_000))
                .post("/f/" + HelpDesk.freshToken() + "/comment")
                .then()
                .statusCode(413)
                .contentType("text/html;charset=UTF-8")
                .body(containsString("<h1>" + language.words(TroubleWords.class).title(Trouble.TOO_LARGE) + "</h1>"));
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void every_trouble_has_words_in_every_language(Trouble trouble) {
        for (Language language : Language.values()) {
            TroubleWords words = language.words(TroubleWords.class);
            assertTrue(words.title(trouble).length() > 5, trouble + " " + language);
            assertTrue(words.advice(trouble).length() > 20, trouble + " " + language);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*|en",
                "ja, ko;q=0.5|en",
                "ja, pt-BR;q=0.5|pt",
                "de;q=0.1, it;q=0.9|it",
                "NL-be|nl",
                "es-419|es",
                "fr, fr, fr, fr|fr"
            })
    void the_language_is_the_best_that_is_there(String accepted, String language) {
        given().header("Accept-Language", accepted)
                .get("/nothing/here")
                .then()
                .statusCode(404)
                .body(containsString("<html lang=\"" + language + "\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ";;;", "q=", "de;q=x", "de;q=", ",,,", "-", "de-", "\u00e9", "de;q=2", "x-y-z-1-2-3-4"})
    void a_language_header_that_is_none_harms_nobody(String accepted) {
        for (String path : new String[] {"/", "/bars.txt", "/nothing/here", "/f/altered/yes"}) {
            int status = given().header("Accept-Language", accepted).get(path).statusCode();
            assertEquals(path.length() > 10 ? 404 : 200, status, path + " in '" + accepted + "'");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/nothing, 404, Not Found",
        "DELETE, /api/v1/index, 405, Method Not Allowed",
        "GET, /api/v1/index?team=nobody-has-this, 404, Not Found",
        "GET, /api/v1/comments, 401, Unauthorized"
    })
    void the_api_says_problems_as_json(String method, String path, int status, String title) {
        given().request(method, path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", is("about:blank"))
                .body("title", is(title))
                .body("status", is(status));
    }

    @Test
    void a_wrong_day_is_named_as_the_callers_problem() {
        HelpDesk.signedIn()
                .get("/api/v1/comments?from=yesterday")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", notNullValue());
    }

    private static void kind(String path, Language language, Trouble trouble) {
        TroubleWords words = language.words(TroubleWords.class);
        String and = path.contains("?") ? "&" : "?";
        for (String page : new String[] {
            given().header("Accept-Language", language.tag() + ";q=0.9, ja")
                    .get(path)
                    .asString(),
            given().header("Accept-Language", "ja")
                    .get(path + and + "lang=" + language.tag())
                    .asString()
        }) {
            assertTrue(page.contains("<html lang=\"" + language.tag() + "\""), page);
            assertTrue(page.contains("<h1>" + words.title(trouble) + "</h1>"), page);
            assertTrue(page.contains(words.advice(trouble)), page);
        }
        given().get(path).then().statusCode(trouble.status()).header("Cache-Control", "no-store");
    }
}
