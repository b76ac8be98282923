package org.ouinon.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ouinon.account.Admin;
import org.ouinon.link.HelpDesk;

@QuarkusTest
class SameOriginTest {

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @Inject
    Site site;

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Sec-Fetch-Site, none",
        "Sec-Fetch-Site, Same-Origin-Not",
        "Origin, https://evil.example",
        "Origin, null",
        "Origin, http://localhost.evil.example:8080",
        "Origin, http://localhost:8080@evil.example",
        "Origin, https://localhost:8080",
        "X-Neither, x"
    })
    void a_form_of_another_site_is_refused_wherever_a_session_matters(String header, String value) {
        for (String path : new String[] {"/login", "/logout", "//logout", "/./logout", "/nothing/here"}) {
            given().urlEncodingEnabled(false)
                    .redirects()
                    .follow(false)
                    .header(header, value)
                    .formParam("name", "admin")
                    .formParam("password", Admin.password())
                    .post(path)
                    .then()
                    .statusCode(403)
                    .header("Set-Cookie", nullValue())
                    .header("X-Frame-Options", "DENY");
        }
    }

    @Test
    void what_fetch_metadata_says_outranks_a_matching_origin() {
        given().header("Sec-Fetch-Site", "cross-site")
                .header("Origin", site.base().origin())
                .post("/logout")
                .then()
                .statusCode(403);
    }

    @Test
    void a_form_of_ours_passes() {
        login("Sec-Fetch-Site", "same-origin").statusCode(303).cookie(Admin.SESSION);
        login("Origin", site.base().origin()).statusCode(303).cookie(Admin.SESSION);
        login("Origin", "http://localhost:" + port).statusCode(303).cookie(Admin.SESSION);
    }

    @Test
    void signing_out_works_from_our_pages() {
        Admin.signedIn().post("/logout").then().statusCode(303).header("Location", containsString("/login"));
    }

    @Test
    void links_and_the_api_are_open_to_requests_from_anywhere() {
        given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "cross-site")
                .header("Origin", "https://webmail.example")
                .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
                .formParam("press", "1")
                .post("/f/" + HelpDesk.freshToken() + "/yes")
                .then()
                .statusCode(303);
        HelpDesk.order("agent", "alice").statusCode(200);
        given().header("Origin", "https://webmail.example")
                .get("/login")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", nullValue())
                .body(not(containsString("webmail")));
    }

    private static ValidatableResponse login(String header, String value) {
        return given().redirects()
                .follow(false)
                .header(header, value)
                .formParam("name", "admin")
                .formParam("password", Admin.password())
                .post("/login")
                .then();
    }
}
