package org.ouinon.web;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.ext.web.Router;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ouinon.account.Admin;
import org.ouinon.link.HelpDesk;

/** Every route there is, found and not listed, so that a new one cannot forget what the others have. */
@QuarkusTest
class HeadersTest {

    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";

    /** What others may frame and read, as the contract says. */
    private static final Set<String> OPEN = Set.of(
            "/team/support",
            "/",
            "/bars",
            "/bars.js",
            "/bars.svg",
            "/bars.txt",
            "/api/v1/index",
            "/api/v1/tallies.csv",
            "/api/v1/tallies.json",
            "/badge.json",
            "/badge.svg",
            "/oembed",
            "/incidents.atom",
            "/api/v1/incidents");

    /** Any site may read it, and none has a reason to frame it. */
    private static final String STREAM = "/api/v1/index/stream";

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @Inject
    Router router;

    private Wire wire;
    private List<Route> routes;

    @BeforeEach
    void find_routes() throws IOException {
        wire = Wire.to(port);
        routes = new ArrayList<>(Route.ofResources(Route.examples(HelpDesk.freshToken())));
        routes.addAll(Route.ofAssets());
        routes.addAll(Route.of(router));
        Stream.of(
                        "/q/health",
                        "/q/health/live",
                        "/q/health/ready",
                        "/q/health/started",
                        "/q/health/group/database",
                        "/q/metrics",
                        "/q/openapi",
                        "/q/swagger-ui/",
                        "/q/",
                        "/robots.txt",
                        "/favicon.ico",
                        "/nothing/here",
                        "/api/v1/nothing",
                        "/f/",
                        "/f/altered/yes",
                        "/assets/",
                        "/assets/../application.properties",
                        "/digest/2026-W99",
                        "/index.html")
                .forEach(path -> routes.add(new Route("GET", path, false)));
        routes.add(new Route("POST", "/login", false));
        routes.add(new Route("DELETE", "/api/v1/index", false));
        routes.add(new Route("PUT", "/desk", false));
        routes.add(new Route("TRACE", "/", false));
        routes.add(new Route("OPTIONS", "/api/v1/blocks", false));
    }

    @Test
    void the_routes_are_found() {
        Set<String> paths = routes.stream().map(Route::path).collect(Collectors.toSet());

        assertTrue(
                paths.containsAll(
                        Set.of("/", "/api/v1/index", "/desk", "/digest/2026-W47", "/logout", "/assets/vote.js")),
                paths.toString());
    }

    @Test
    void what_is_open_to_other_sites_is_what_the_contract_says() {
        for (Route route : routes) {
            boolean open = route.method().equals("GET") && OPEN.contains(route.path());
            boolean served = routes.contains(new Route("GET", route.path(), true));
            assertTrue(!route.embeddable() || open, route + " is open");
            assertTrue(!open || served || route.path().equals("/oembed"), route + " is closed");
        }
    }

    @Test
    void every_answer_to_a_stranger_has_the_headers() {
        assertAll(routes.stream().map(route -> () -> check(route, answer(route))));
    }

    @Test
    void every_answer_to_somebody_signed_in_has_the_headers() {
        String session = "Cookie: " + Admin.SESSION + "="
                + Admin.signsIn(Admin.password()).cookie(Admin.SESSION);
        String key = "Authorization: Bearer a-key-for-tests";
        assertAll(
                routes.stream().filter(route -> !route.path().equals("/logout")).map(route -> () -> {
                    String who = route.path().startsWith("/api/") ? key : session;
                    check(route, answer(route, who, "Sec-Fetch-Site: same-origin"));
                }));
    }

    @Test
    void no_answer_sets_a_cookie_but_those_of_the_signed_in_pages() {
        assertAll(routes.stream().map(route -> () -> {
            if (!isForSignedIn(route.path())) {
                assertEquals(List.of(), answer(route).all("Set-Cookie"), route.toString());
                assertEquals(
                        List.of(), answer(route, "Sec-Fetch-Site: same-origin").all("Set-Cookie"), route.toString());
            }
        }));
    }

    @Test
    void no_answer_shows_what_the_service_is_made_of() {
        for (Route route : routes) {
            if (!route.path().equals(STREAM)
                    && !route.path().startsWith("/q/")
                    && !route.path().startsWith("/assets")) {
                Wire.Reply reply =
                        wire.send(route.method(), route.path() + "?lang=%00&from=x&b=x&team=%27", "x=%00", FORM);
                for (String inside : List.of("\tat ", "Exception", "org.ouinon", "io.quarkus", "jakarta.", "SQL")) {
                    assertFalse(reply.body().contains(inside), route + " gives " + reply);
                }
                assertTrue(reply.status() < 500, route + " gives " + reply);
                assertNull(reply.header("Server"));
                assertNull(reply.header("X-Powered-By"));
            }
        }
    }

    private Wire.Reply answer(Route route, String... more) {
        String type = route.path().equals("/api/v1/blocks") ? "Content-Type: application/json" : FORM;
        String[] headers = Stream.concat(Stream.of(type, "Origin: https://elsewhere.example"), Stream.of(more))
                .toArray(String[]::new);
        return wire.head(route.method(), route.path(), route.method().equals("POST") ? "x=y" : "", headers);
    }

    private static void check(Route route, Wire.Reply reply) {
        String what = route + " gives " + reply;
        assertTrue(reply.status() > 0, what);
        assertEquals("nosniff", reply.header("X-Content-Type-Options"), what);
        boolean secret = route.path().startsWith("/f/") || route.path().equals("/comments.atom");
        String link = secret ? "no-referrer" : "same-origin";
        assertEquals(link, reply.header("Referrer-Policy"), what);
        String policy = reply.header("Content-Security-Policy");
        assertNotNull(policy, what);
        assertTrue(policy.startsWith("default-src '"), what);
        assertFalse(policy.contains("unsafe-eval"), what);
        if (route.embeddable()) {
            assertTrue(policy.contains("frame-ancestors *"), what);
            assertNull(reply.header("X-Frame-Options"), what);
            assertEquals("*", reply.header("Access-Control-Allow-Origin"), what);
        } else {
            assertTrue(policy.contains("frame-ancestors 'none'"), what);
            assertEquals("DENY", reply.header("X-Frame-Options"), what);
            String readers = route.path().equals(STREAM) ? "*" : null;
            assertEquals(readers, reply.header("Access-Control-Allow-Origin"), what);
        }
        assertNull(reply.header("Access-Control-Allow-Credentials"), what);
        if (route.path().startsWith("/f/")) {
            assertEquals("no-store", reply.header("Cache-Control"), what);
            assertEquals("noindex, nofollow", reply.header("X-Robots-Tag"), what);
        }
    }

    private static boolean isForSignedIn(String path) {
        return Stream.of(
                        "/desk",
                        "/digest",
                        "/comments",
                        "/incidents/new",
                        "/incidents/1/",
                        "/admin",
                        "/login",
                        "/logout",
                        "/account",
                        "/join")
                .anyMatch(path::startsWith);
    }
}
