package org.ouinon.account;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.ouinon.link.Mails;

/** Grace signs in with her organisation's provider, as a browser follows it from one to the other. */
@QuarkusTest
@TestProfile(WithProvider.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProviderTest {

    @Inject
    Staff staff;

    private final String grace = Mails.freshName("grace");
    private final Map<String, String> cookies = new HashMap<>();
    private OpenIdProvider provider;

    @BeforeEach
    void start_the_provider() throws Exception {
        provider = new OpenIdProvider(WithProvider.port());
        provider.has(grace, "support", "cycling");
    }

    @AfterEach
    void stop_it() {
        provider.close();
    }

    /** The first one, so that the service has never met the provider. */
    @Test
    @Order(1)
    void without_the_provider_all_but_its_own_way_in_works() {
        provider.close();
        for (String page : List.of("/", "/bars", "/bars.svg", "/api/v1/index", "/login", "/q/health/ready")) {
            visit(page).then().statusCode(200);
        }
        visit("/login/provider").then().statusCode(303).header("Location", "/login?away=true");
        visit("/login?away=true")
                .then()
                .statusCode(200)
                .body(containsString("Example SSO does not answer just now"), containsString("name=\"password\""));
        Admin.signsIn(Admin.password()).then().statusCode(303).header("Location", "/desk");
    }

    @Test
    void the_form_shows_both_ways_in() {
        visit("/login?next=/digest")
                .then()
                .body(
                        containsString(
                                "<a class=\"button\" href=\"/login/provider?next=%2Fdigest\">Sign in with Example SSO</a>"),
                        containsString("name=\"password\""));
        visit("/desk").then().statusCode(303).header("Location", "/login?next=%2Fdesk");
    }

    @Test
    void grace_signs_in_and_has_the_roles_of_her_groups() {
        Response arrived = follow("/login/provider");
        arrived.then().statusCode(303).header("Location", "/desk");
        assertEquals("http://localhost:8080/login/provider", provider.redirect, "it comes of the base URL");
        visit("/desk").then().statusCode(200).body(containsString("Sign out " + grace));
        visit("/digest").then().statusCode(403);
        visit("/admin").then().statusCode(403);
        visit("/account")
                .then()
                .statusCode(200)
                .body(containsString("agent"), not(containsString("type=\"password\"")));
        Admin.signedIn()
                .get("/admin/audit?deed=SIGNED_IN")
                .then()
                .body(containsString("<td>" + grace + "</td><td>signed in</td><td>with Example SSO</td>"));
    }

    @Test
    void only_our_own_session_is_left() {
        follow("/login/provider");
        assertEquals(Set.of(Admin.SESSION), Set.copyOf(cookies.keySet()));
    }

    @Test
    void she_is_led_to_the_page_she_asked_for() {
        provider.has(grace, "board");
        follow("/login/provider?next=%2Fdigest%2F2026-W47").then().header("Location", "/digest/2026-W47");
        cookies.clear();
        follow("/login/provider?next=%2F%2Fevil.example").then().header("Location", "/comments");
    }

    @Test
    void once_she_is_in_the_provider_may_go() {
        follow("/login/provider");
        provider.close();
        int before = provider.requests;
        visit("/desk").then().statusCode(200);
        assertEquals(before, provider.requests);
    }

    @Test
    void blocks_of_her_desk_are_in_her_name() {
        provider.has(grace.toUpperCase(), "hotline");
        follow("/login/provider");
        visit("/desk?ticket=T1&lang=en").then().statusCode(200);
        assertTrue(QuarkusTransaction.requiringNew()
                .call(() -> Agent.findByHandle(grace).isPresent()));
    }

    @Test
    void whoever_is_in_no_known_group_is_told_kindly() {
        provider.has(grace, "cycling");
        refused("none of their groups has a role here");
    }

    @Test
    void a_name_that_has_a_password_here_stays_its_owners() {
        provider.has("Admin", "board");
        Response refused = follow("/login/provider");
        refused.then().statusCode(403);
        assertNull(cookies.get(Admin.SESSION));
    }

    @Test
    void an_account_of_her_name_ends_her_session() {
        follow("/login/provider");
        visit("/desk").then().statusCode(200);
        QuarkusTransaction.requiringNew().run(() -> {
            Account.open(grace, Accounts.PASSWORD, Set.of(Role.AGENT));
            staff.changed();
        });
        visit("/desk").then().statusCode(303);
    }

    @Test
    void a_wrong_nonce_opens_nothing() {
        provider.nonce = right -> right + "x";
        refused(null);
    }

    @Test
    void a_token_for_somebody_else_opens_nothing() {
        provider.audience = "another-client";
        refused(null);
    }

    @Test
    void a_made_up_code_opens_nothing() {
        String asked = visit("/login/provider").header("Location");
        String state = asked.replaceAll(".*[?&]state=([^&]*).*", "$1");
        visit("/login/provider?code=made-up&state=" + state).then().statusCode(403);
        assertNull(cookies.get(Admin.SESSION));
    }

    @Test
    void a_code_that_somebody_else_asked_for_opens_nothing() {
        String asked = visit("/login/provider").header("Location");
        String back = given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .get(asked)
                .header("Location");
        cookies.clear();
        Response lured = visit(back.substring(back.indexOf("/login")));
        lured.then().statusCode(302).header("Location", containsString("/authorize?"));
        assertNull(cookies.get(Admin.SESSION));
    }

    private void refused(String why) {
        Response refused = follow("/login/provider");
        refused.then().statusCode(403).body(containsString("This page is not for you"));
        assertNull(cookies.get(Admin.SESSION));
        visit("/desk").then().statusCode(303);
        if (why != null) {
            Admin.signedIn()
                    .get("/admin/audit?deed=SIGN_IN_REFUSED")
                    .then()
                    .body(containsString("<td>" + grace + "</td>"), containsString(why));
        }
    }

    /** What a browser does: from the service to the provider and back, where the answer is not followed any further. */
    private Response follow(String path) {
        String asked = visit(path).then().statusCode(302).extract().header("Location");
        assertTrue(asked.startsWith("http://localhost:" + WithProvider.port() + "/authorize?"), asked);
        String back = given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .get(asked)
                .then()
                .statusCode(302)
                .extract()
                .header("Location");
        URI address = URI.create(back);
        return visit(address.getRawPath() + "?" + address.getRawQuery());
    }

    private Response visit(String path) {
        RequestSpecification request = given().redirects().follow(false).urlEncodingEnabled(false);
        cookies.forEach(request::cookie);
        Response answer = request.get(path);
        answer.detailedCookies().forEach(cookie -> {
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        });
        return answer;
    }
}
