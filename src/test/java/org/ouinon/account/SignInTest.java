package org.ouinon.account;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
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
                .statusCode(302)
                .header("Location", endsWith("/login"))
                .header("WWW-Authenticate", nullValue());
    }

    @Test
    void the_form_opens_a_session() {
        Response answer = Admin.signsIn(Admin.password());
        answer.then().statusCode(302).header("Location", endsWith("/desk"));
        Cookie session = answer.detailedCookie(Admin.SESSION);
        assertTrue(session.isHttpOnly(), "HttpOnly");
        assertEquals("Lax", session.getSameSite(), "SameSite");
        assertEquals("/", session.getPath());
        Admin.signedIn().get("/desk").then().statusCode(200).body(containsString("Sign out admin"));
    }

    @Test
    void the_form_leads_back_to_the_page_that_was_asked_for() {
        String asked = given()
                .redirects()
                .follow(false)
                .get("/digest")
                .then()
                .statusCode(302)
                .extract()
                .detailedCookies()
                .asList()
                .stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .findFirst()
                .orElse("");
        given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .header("Cookie", asked)
                .formParam("j_username", "admin")
                .formParam("j_password", Admin.password())
                .post("/login")
                .then()
                .statusCode(302)
                .header("Location", endsWith("/digest"));
    }

    @Test
    void a_wrong_password_is_told_kindly_and_opens_nothing() {
        Response answer = Admin.signsIn("wrong");
        answer.then().statusCode(302).header("Location", endsWith("/login?failed=true"));
        assertNull(answer.cookie(Admin.SESSION));
        given().get("/login?failed=true")
                .then()
                .statusCode(200)
                .body(containsString("That name and password do not belong together."));
    }

    @Test
    void unknown_names_and_empty_forms_open_nothing() {
        for (Map<String, String> form : List.of(
                Map.of("j_username", "nobody", "j_password", "wrong"),
                Map.of("j_username", "", "j_password", ""),
                Map.of("j_username", "admin"),
                Map.of("j_password", Admin.password()),
                Map.of("j_username", "admin' OR '1'='1", "j_password", "' OR '1'='1"))) {
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
                .statusCode(302)
                .header("Location", endsWith("/login"));
    }

    @Test
    void signing_out_takes_the_cookie_back() {
        Response answer = Admin.signedIn().post("/logout");
        answer.then().statusCode(303).header("Location", endsWith("/login"));
        Cookie session = answer.detailedCookie(Admin.SESSION);
        assertTrue(session.getMaxAge() == 0 || session.getValue().isEmpty(), session.toString());
    }

    @Test
    void another_site_can_neither_sign_in_nor_out() {
        for (String action : List.of("/login", "/logout")) {
            given().redirects()
                    .follow(false)
                    .header("Sec-Fetch-Site", "cross-site")
                    .formParam("j_username", "admin")
                    .formParam("j_password", Admin.password())
                    .post(action)
                    .then()
                    .statusCode(403)
                    .header("Set-Cookie", nullValue());
            given().redirects()
                    .follow(false)
                    .header("Origin", "https://elsewhere.example")
                    .formParam("j_username", "admin")
                    .formParam("j_password", Admin.password())
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
}
