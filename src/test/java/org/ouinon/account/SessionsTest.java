package org.ouinon.account;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import jakarta.inject.Inject;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ouinon.database.Changes;
import org.ouinon.web.Days;
import org.ouinon.web.Sites;

/**
 * Sessions over one database by more than one {@link Sessions}: as after a restart, or in another process. The other one
 * has a small HTTP server of its own that says who it takes somebody for.
 */
@QuarkusTest
class SessionsTest {

    @Inject
    Sessions sessions;

    @Inject
    Staff staff;

    @Inject
    Changes changes;

    @Inject
    Days days;

    private final Vertx vertx = Vertx.vertx();
    private HttpServer other;

    @AfterEach
    void stop_the_others() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void a_session_survives_a_restart_and_works_in_another_process() {
        start("http://localhost:8080", "12H");
        String name = Accounts.opened(Role.AGENT);
        String cookie = Accounts.sessionOf(name);
        assertEquals(name, whoIs(cookie));
        assertEquals("nobody", whoIs(cookie.replace(cookie.charAt(30), cookie.charAt(30) == 'A' ? 'B' : 'A')));
    }

    @Test
    void a_session_that_another_process_opened_works_here() {
        start("http://localhost:8080", "12H");
        String name = Accounts.opened(Role.AGENT);
        String cookie = opensElsewhere(name).getValue();
        assertEquals(200, statusOfDesk(cookie));
    }

    @Test
    void a_changed_password_ends_every_session_at_once_and_everywhere() {
        start("http://localhost:8080", "12H");
        String name = Accounts.opened(Role.AGENT);
        String cookie = Accounts.sessionOf(name);
        QuarkusTransaction.requiringNew().run(() -> {
            Account.findByName(name).changePassword("another password");
            staff.changed();
        });
        assertEquals(303, statusOfDesk(cookie));
        assertEquals("nobody", whoIs(cookie));
    }

    @Test
    void other_roles_hold_at_once() {
        String name = Accounts.opened(Role.AGENT);
        String cookie = Accounts.sessionOf(name);
        QuarkusTransaction.requiringNew().run(() -> {
            Account.findByName(name).take(Set.of(Role.DIRECTOR));
            staff.changed();
        });
        assertEquals(403, statusOfDesk(cookie));
    }

    @Test
    void a_session_ends_by_itself() throws InterruptedException {
        start("http://localhost:8080", "1S");
        String cookie = opensElsewhere(Accounts.opened(Role.AGENT)).getValue();
        assertEquals(200, statusOfDesk(cookie));
        Thread.sleep(1100);
        assertEquals(303, statusOfDesk(cookie));
    }

    @Test
    void behind_https_the_cookie_never_travels_in_the_clear() {
        start("https://feedback.example.net", "12H");
        assertTrue(opensElsewhere("admin").isSecured());
        start("http://localhost:8080", "12H");
        assertFalse(opensElsewhere("admin").isSecured());
    }

    @Test
    void below_a_path_the_cookie_stays_there() {
        start("https://example.net/feedback/", "12H");
        assertEquals("/feedback", opensElsewhere("admin").getPath());
    }

    private void start(String baseUrl, String lasts) {
        SignInSettings settings = new SmallRyeConfigBuilder()
                .withMapping(SignInSettings.class)
                .withDefaultValue("ouinon.sign-in.lasts", lasts)
                .addDiscoveredConverters()
                .build()
                .getConfigMapping(SignInSettings.class);
        Staff known = new Staff(changes);
        Sessions second = new Sessions(known, Sites.at(baseUrl), days, settings);
        Router router = Router.router(vertx);
        router.get("/who").handler(c -> c.end(second.of(c).map(Member::name).orElse("nobody")));
        router.get("/open/:name").handler(c -> {
            second.open(known.named(c.pathParam("name")).orElseThrow(), c);
            c.end();
        });
        other = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private String whoIs(String cookie) {
        return given().port(other.actualPort())
                .cookie(Admin.SESSION, cookie)
                .get("/who")
                .asString();
    }

    private Cookie opensElsewhere(String name) {
        return given().port(other.actualPort()).get("/open/" + name).detailedCookie(Admin.SESSION);
    }

    private static int statusOfDesk(String cookie) {
        return given().redirects()
                .follow(false)
                .cookie(Admin.SESSION, cookie)
                .get("/desk")
                .statusCode();
    }
}
