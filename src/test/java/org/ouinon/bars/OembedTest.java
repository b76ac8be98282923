package org.ouinon.bars;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ouinon.score.Customers;
import org.ouinon.web.Site;

/** What the oEmbed specification 1.0 asks of a provider: sections 2.2, 2.3 and 4. */
@QuarkusTest
class OembedTest {

    @Inject
    Site site;

    @Inject
    Teams teams;

    @Inject
    Customers customers;

    @ParameterizedTest
    @ValueSource(strings = {"/", "", "/bars", "/team/%s", "/?team=%s", "/bars?team=%s"})
    void an_answer_has_every_required_field(String path) {
        String team = teams.published();
        JsonPath answer = of(path.formatted(team))
                .statusCode(200)
                .contentType(ContentType.JSON)
                .extract()
                .jsonPath();

        assertEquals("1.0", answer.getString("version"));
        assertEquals("rich", answer.getString("type"));
        assertTrue(answer.get("width") instanceof Integer && answer.getInt("width") > 0);
        assertTrue(answer.get("height") instanceof Integer && answer.getInt("height") > 0);
        String query = path.contains("%s") ? "?team=" + team : "";
        assertTrue(answer.getString("html")
                .startsWith("<iframe src=\"" + site.base().at("/bars") + query + "\" "));
        for (String optional : List.of("title", "provider_name", "provider_url")) {
            assertTrue(answer.get(optional) instanceof String, optional);
        }
        assertTrue(answer.get("cache_age") instanceof Integer);
    }

    @ParameterizedTest
    @CsvSource({
        "/?lang=fr&utm_source=mail, ?lang=fr",
        "/?utm_source=mail#bars, ''",
        "/bars?theme=dark&lang=pt-BR, ?lang=pt-BR&theme=dark",
        "/?lang=%22%3E%3Cscript%3E, ''",
        "/?team=, ''"
    })
    void an_address_is_understood_as_people_copy_it(String path, String query) {
        of(path).statusCode(200)
                .body("html", containsString("src=\"" + site.base().at("/bars") + query + "\""));
    }

    @ParameterizedTest
    @CsvSource({
        "300, 100, 300, 100",
        "300, , 300, 190",
        ", 100, 420, 100",
        "1, 1, 1, 1",
        "9000, 9000, 420, 190",
        "0, -5, 420, 190"
    })
    void an_answer_is_no_larger_than_there_is_room_for(Integer most, Integer highest, int width, int height) {
        given().queryParams(most == null ? Map.of() : Map.of("maxwidth", most))
                .queryParams(highest == null ? Map.of() : Map.of("maxheight", highest))
                .queryParam("url", site.base().at("/"))
                .get("/oembed")
                .then()
                .statusCode(200)
                .body("width", is(width))
                .body("height", is(height))
                .body("html", containsString(" width=\"" + width + "\" height=\"" + height + "\" "));
    }

    @Test
    void json_is_the_one_format_and_others_are_not_implemented() {
        String url = site.base().at("/");
        given().get("/oembed?format=json&url=" + url).then().statusCode(200);
        given().get("/oembed?format=xml&url=" + url).then().statusCode(501);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/desk",
                "/f/altered/yes",
                "/team/nobody-has-this",
                "/team/",
                "/?team=nobody-has-this",
                "/team/%3Cscript%3E",
                "/%zz",
                ".evil.example/",
                "@evil.example/"
            })
    void there_is_nothing_to_embed_elsewhere(String path) {
        of(path).statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "javascript:alert(1)", "", "/"})
    void an_address_of_somebody_else_is_not_ours_to_embed(String url) {
        given().queryParam("url", url).get("/oembed").then().statusCode(404);
        given().get("/oembed").then().statusCode(404);
    }

    @Test
    void a_team_that_is_not_published_is_not_embedded() {
        String team = customers.freshTeam();
        customers.answer(team, 1, 0);
        of("/team/" + team).statusCode(404);
        of("/bars?team=" + team).statusCode(404);
    }

    @Test
    void every_page_of_bars_says_where_its_embedding_is_described() {
        String team = teams.published();
        for (String path : List.of("/", "/team/" + team, "/?team=" + team, "/bars", "/bars?team=" + team)) {
            String page = given().get(path).asString();
            String described = page.replaceAll("(?s).*type=\"application/json\\+oembed\" href=\"([^\"]*)\".*", "$1");
            String here = described
                    .replace("&amp;", "&")
                    .substring(site.base().value().length());
            String html = given().urlEncodingEnabled(false).get(here).jsonPath().getString("html");
            assertEquals(path.contains(team), html.contains(team), path + " is embedded as " + html);
        }
    }

    private ValidatableResponse of(String path) {
        return given().queryParam("url", site.base().value() + path)
                .get("/oembed")
                .then();
    }
}
