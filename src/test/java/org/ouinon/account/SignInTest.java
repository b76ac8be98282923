package org.ouinon.account;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SignInTest {

    @ParameterizedTest
    @ValueSource(strings = {"/desk", "/digest", "/digest/2026-W47", "/admin"})
    void a_page_for_signed_in_people_leads_strangers_to_the_form(String page) {
        given().redirects()
                .follow(false)
                .get(page)
                .then()
                .statusCode(303)
                .header("Location", "/login?next=" + URLEncoder.encode(page, StandardCharsets.UTF_8))
                .header("WWW-Authenticate", nullValue());
    }

    @Test
    void the_form_opens_a_session() {
        Response answer = Admin.signsIn(Admin.password());
        answer.then().statusCode(303).header("Location", "/desk");
        Cookie session = answer.detailedCookie(Admin.SESSION);
        assertTrue(session.isHttpOnly(), "HttpOnly");
        assertEquals("Lax", session.getSameSite(), "SameSite");
        assertEquals("/", session.getPath());
        Admin.signedIn().get("/desk").then().statusCode(200).body(containsString("Sign out admin"));
    }

    @Test
    void the_form_leads_back_to_the_page_that_was_asked_for() {
        String form = given().urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .get("/digest/2026-W47?x=1&y=%C3%A9")
                .header("Location");
        assertEquals("/login?next=%2Fdigest%2F2026-W47%3Fx%3D1%26y%3D%25C3%25A9", form);
        String next = given().urlEncodingEnabled(false)
                .get(form)
                .htmlPath()
                .getString("**.find { it.@name == 'next' }.@value");
        signsInToGoTo(next).header("Location", "/digest/2026-W47?x=1&y=%C3%A9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/\t/evil.example",
                "/\n/evil.example",
                "/\u0000/evil.example",
                "https://evil.example",
                "https:evil.example",
                "javascript:alert(1)",
                "evil.example",
                ".evil.example",
                "@evil.example",
                " //evil.example",
                "%2F%2Fevil.example",
                "/desk\r\nSet-Cookie: a=b",
                ""
            })
    void nobody_is_led_elsewhere(String next) {
        signsInToGoTo(next).header("Location", "/desk");
        given().queryParam("next", next).get("/login").then().statusCode(200).body(not(containsString("evil")));
    }

    @Test
    void what_looks_like_another_site_within_a_path_stays_a_path() {
        signsInToGoTo("/%2F%2Fevil.example").header("Location", "/%2F%2Fevil.example");
    }

    @Test
    void everybody_begins_where_they_may_be() {
        Admin.signsIn(Accounts.opened(Role.AGENT), Accounts.PASSWORD).then().header("Location", "/desk");
        Admin.signsIn(Accounts.opened(Role.DIRECTOR), Accounts.PASSWORD).then().header("Location", "/comments");
        Admin.signsIn(Accounts.opened(Role.OPERATOR), Accounts.PASSWORD).then().header("Location", "/incidents/new");
    }

    @Test
    void a_name_may_be_typed_in_capitals_and_with_a_space() {
        Admin.signsIn(" Admin ", Admin.password()).then().header("Location", "/desk");
    }

    @Test
    void a_wrong_password_is_told_kindly_and_opens_nothing() {
        Response answer = Admin.signsIn("wrong");
        answer.then().statusCode(303).header("Location", "/login?failed=true");
        assertNull(answer.cookie(Admin.SESSION));
        given().get("/login?failed=true")
                .then()
                .statusCode(200)
                .body(containsString("That name and password do not belong together."));
    }

    @Test
    void unknown_names_and_empty_forms_open_nothing() {
        for (Map<String, String> form : List.of(
                Map.of("name", "nobody", "password", "wrong"),
                Map.of("name", "", "password", ""),
                Map.of("name", "admin"),
                Map.of("password", Admin.password()),
                Map.of("name", "admin' OR '1'='1", "password", "' OR '1'='1"))) {
            given().redirects()
                    .follow(false)
                    .header("Sec-Fetch-Site", "same-origin")
                    .formParams(form)
                    .post("/login")
                    .then()
                    .header("Set-Cookie", nullValue());
        }
    }

    @Test
    void a_made_up_session_is_none() {
        given().redirects()
                .follow(false)
                .cookie(Admin.SESSION, "c29tZWJvZHkgbWFkZSB0aGlzIHVw")
                .get("/desk")
                .then()
                .statusCode(303)
                .header("Location", "/login?next=%2Fdesk");
    }

    @Test
    void signing_out_takes_the_cookie_back() {
        Response answer = Admin.signedIn().post("/logout");
        answer.then().statusCode(303).header("Location", "/login");
        Cookie session = answer.detailedCookie(Admin.SESSION);
        assertEquals(0, session.getMaxAge());
        assertEquals("", session.getValue());
        assertEquals("/", session.getPath());
    }

    @Test
    void another_site_can_neither_sign_in_nor_out() {
        for (String action : List.of("/login", "/logout")) {
            given().redirects()
                    .follow(false)
                    .header("Sec-Fetch-Site", "cross-site")
                    .formParam("name", "admin")
                    .formParam("password", Admin.password())
                    .post(action)
                    .then()
                    .statusCode(403)
                    .header("Set-Cookie", nullValue());
            given().redirects()
                    .follow(false)
                    .header("Origin", "https://elsewhere.example")
                    .formParam("name", "admin")
                    .formParam("password", Admin.password())
                    .post(action)
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void a_role_opens_its_own_rooms_only() {
        Accounts.sessionWith(Role.AGENT).get("/desk").then().statusCode(200);
        Accounts.sessionWith(Role.AGENT)
                .get("/digest")
                .then()
                .statusCode(403)
                .body(containsString("This page is not for you"));
        Accounts.sessionWith(Role.DIRECTOR).get("/digest").then().statusCode(200);
        Accounts.sessionWith(Role.DIRECTOR).get("/desk").then().statusCode(403);
        Accounts.sessionWith(Role.DIRECTOR).get("/admin").then().statusCode(403);
        Accounts.sessionWith(Role.OPERATOR).get("/admin").then().statusCode(200);
    }

    @Test
    void the_api_asks_for_a_password_and_never_shows_the_form() {
        for (String path : List.of("/api/v1/comments", "/api/v1/comments.csv", "/api/v1/block?agent=alice")) {
            given().redirects()
                    .follow(false)
                    .get(path)
                    .then()
                    .statusCode(401)
                    .header("WWW-Authenticate", containsString("Basic"));
            given().redirects()
                    .follow(false)
                    .cookie(Admin.SESSION, Admin.signsIn(Admin.password()).cookie(Admin.SESSION))
                    .get(path)
                    .then()
                    .statusCode(401);
        }
    }

    @Test
    void passwords_are_kept_as_slow_hashes() {
        String hash = QuarkusTransaction.requiringNew().call(() -> Account.findByName(Account.ADMIN).passwordHash);
        assertTrue(hash.startsWith("$2"), hash);
        assertTrue(!hash.contains(Admin.password()));
    }

    @Test
    void the_form_is_a_page_that_weighs_little() {
        given().get("/login")
                .then()
                .statusCode(200)
                .body(containsString("Sign in"), not(containsString("role=\"alert\"")))
                .body("html.body.size()", greaterThan(0));
    }

    private static ValidatableResponse signsInToGoTo(String next) {
        return given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("name", "admin")
                .formParam("password", Admin.password())
                .formParam("next", next)
                .post("/login")
                .then()
                .statusCode(303);
    }
}
