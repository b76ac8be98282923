package org.ouinon.bars;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ouinon.score.Customers;
import org.ouinon.web.Language;

@QuarkusTest
class BadgeTest {

    /** Every field that shields.io's endpoint schema, version 1, knows; it refuses all others. */
    private static final Map<String, Class<?>> KNOWN = Map.ofEntries(
            Map.entry("schemaVersion", Integer.class),
            Map.entry("label", String.class),
            Map.entry("message", String.class),
            Map.entry("color", String.class),
            Map.entry("labelColor", String.class),
            Map.entry("isError", Boolean.class),
            Map.entry("namedLogo", String.class),
            Map.entry("logoSvg", String.class),
            Map.entry("logoColor", String.class),
            Map.entry("logoWidth", Integer.class),
            Map.entry("logoPosition", Integer.class),
            Map.entry("style", String.class),
            Map.entry("cacheSeconds", Integer.class));

    private static final Set<String> REQUIRED = Set.of("schemaVersion", "label", "message");

    @Inject
    Customers customers;

    @Inject
    Teams teams;

    @ParameterizedTest
    @EnumSource(Language.class)
    void shields_io_accepts_the_badge(Language language) {
        String empty = teams.published();
        String answered = teams.published();
        customers.answer(answered, 1999, 1);
        for (String team : new String[] {empty, answered}) {
            for (String period : new String[] {"week", "threeMonths", "nothing we know"}) {
                Map<String, Object> badge = given().queryParam("team", team)
                        .queryParam("period", period)
                        .queryParam("lang", language.tag())
                        .get("/badge.json")
                        .then()
                        .statusCode(200)
                        .contentType(ContentType.JSON)
                        .extract()
                        .jsonPath()
                        .getMap("");
                assertAccepted(badge);
            }
        }
    }

    private static void assertAccepted(Map<String, Object> badge) {
        assertTrue(badge.keySet().containsAll(REQUIRED), badge.toString());
        badge.forEach((field, value) -> {
            assertTrue(KNOWN.containsKey(field), field + " is unknown");
            assertEquals(KNOWN.get(field), value == null ? null : value.getClass(), field);
            assertTrue(!"".equals(value) || field.equals("label"), field + " is empty");
        });
        assertEquals(1, badge.get("schemaVersion"));
        assertTrue((Integer) badge.getOrDefault("cacheSeconds", 0) >= 0);
        assertTrue(!badge.containsKey("namedLogo") || !badge.containsKey("logoSvg"), "one logo at most");
        assertTrue(((String) badge.get("color")).matches("#[0-9a-f]{6}"), badge.toString());
    }
}
