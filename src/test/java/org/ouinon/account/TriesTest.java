package org.ouinon.account;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.netty.util.NetUtil;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ouinon.database.SharedProcess;
import org.ouinon.link.Mails;
import org.ouinon.vote.BehindProxy;
import org.ouinon.web.Problem;
import org.ouinon.web.TestClock;

/** Mallory tries out passwords, and Alice only wants to sign in. */
@QuarkusTest
@TestProfile(BehindProxy.class)
class TriesTest {

    private static final int PER_NAME = 10;
    private static final int PER_NETWORK = 100;
    private static final AtomicInteger NETWORKS = new AtomicInteger();

    @Inject
    TestClock clock;

    @Inject
    AgroalDataSource database;

    @Inject
    SignInSettings settings;

    private final String mallorys = freshNetwork();
    private final String alices = freshNetwork();
    private String alice;

    @BeforeEach
    void stop_the_clock() {
        alice = Accounts.opened(Role.AGENT);
        clock.stopAt(Instant.now());
    }

    @AfterEach
    void let_it_run() {
        clock.run();
    }

    @Test
    void fifty_wrong_passwords_do_not_lock_out_the_right_person_elsewhere() {
        for (int i = 0; i < 50; i++) {
            signsIn(alice, "wrong " + i, mallorys + i);
        }
        assertEquals(429, signsIn(alice, "wrong", mallorys + 60).statusCode());
        signsIn(alice, Accounts.PASSWORD, alices + 1).then().statusCode(303).header("Location", "/desk");
    }

    @Test
    void whoever_tries_too_often_is_told_how_long_to_wait() {
        for (int i = 0; i < PER_NAME; i++) {
            assertEquals(303, signsIn(alice, "wrong", mallorys + i).statusCode());
        }
        Response refused = signsIn(alice, Accounts.PASSWORD, mallorys + 200);
        refused.then()
                .statusCode(429)
                .contentType("text/html;charset=UTF-8")
                .body(containsString("Too many attempts"), containsString("wait a while"));
        int wait = Integer.parseInt(refused.header("Retry-After"));
        assertTrue(wait > 0 && wait <= 15 * 60 / PER_NAME + 1, wait + " s");

        clock.stopAt(clock.instant().plusSeconds(wait));
        assertEquals(303, signsIn(alice, "wrong", mallorys + 1).statusCode());
        assertEquals(429, signsIn(alice, "wrong", mallorys + 1).statusCode());
        clock.stopAt(clock.instant().plus(Duration.ofMinutes(15)));
        signsIn(alice, Accounts.PASSWORD, mallorys + 1).then().header("Location", "/desk");
    }

    @Test
    void other_people_of_the_same_network_sign_in_meanwhile() {
        for (int i = 0; i < PER_NAME + 5; i++) {
            signsIn(Mails.freshName("nobody"), "wrong", mallorys + 1);
            signsIn("admin", "wrong", mallorys + 1);
        }
        assertEquals(429, signsIn("admin", "wrong", mallorys + 1).statusCode());
        signsIn(alice, Accounts.PASSWORD, mallorys + 2).then().header("Location", "/desk");
    }

    @Test
    void a_network_that_tries_many_names_is_stopped_as_well() {
        for (int i = 0; i < PER_NETWORK; i++) {
            assertEquals(303, signsIn("name" + i, "wrong", mallorys + i).statusCode());
        }
        assertEquals(429, signsIn("another", "wrong", mallorys + 1).statusCode());
        assertEquals(303, signsIn("another", "wrong", alices + 1).statusCode());
    }

    @Test
    void the_api_counts_on_the_same_account() {
        for (int i = 0; i < PER_NAME; i++) {
            byPassword("wrong", mallorys + i).then().statusCode(401);
        }
        byPassword(Accounts.PASSWORD, mallorys + 1)
                .then()
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", Integer::parseInt, equalTo(91))
                .body("title", equalTo("Too Many Requests"));
        assertEquals(429, signsIn(alice, Accounts.PASSWORD, mallorys + 1).statusCode());
        byPassword(Accounts.PASSWORD, alices + 1).then().statusCode(200);
    }

    @Test
    void the_right_password_clears_the_slips_before_it() {
        for (int i = 0; i < 3 * PER_NAME; i++) {
            signsIn(alice, "wrong", alices + 1);
            signsIn(alice, i % 5 == 0 ? Accounts.PASSWORD : "wrong", alices + 1);
        }
        signsIn(alice, Accounts.PASSWORD, alices + 1).then().statusCode(303);
    }

    @Test
    void a_name_that_is_none_is_throttled_like_one_that_is() {
        String nobody = Mails.freshName("nobody");
        for (int i = 0; i < PER_NAME; i++) {
            assertEquals(303, signsIn(nobody, "wrong", mallorys + 1).statusCode());
        }
        assertEquals(429, signsIn(nobody.toUpperCase(), "wrong", mallorys + 1).statusCode());
    }

    @Test
    void a_name_that_is_none_takes_as_long_as_one_that_is() {
        long known = median(() -> signsIn(alice, "wrong", freshNetwork() + 1));
        long unknown = median(() -> signsIn(Mails.freshName("nobody"), "wrong", freshNetwork() + 1));
        assertTrue(unknown * 3 > known && known * 3 > unknown, known + " and " + unknown + " ns");
    }

    @Test
    void wrong_passwords_on_all_processes_count_together() {
        SharedProcess here = new SharedProcess(database, clock);
        SharedProcess there = new SharedProcess(database, clock);
        Tries tries = new Tries(settings, clock, here.uses());
        Tries others = new Tries(settings, clock, there.uses());
        there.exchange();
        Knock knock = new Knock(mallorys, alice);
        for (int i = 0; i < PER_NAME; i++) {
            others.needToBeLeft(knock);
            tries.note(knock);
        }
        here.exchange();
        there.exchange();
        assertThrows(Problem.class, () -> others.needToBeLeft(knock));
        others.needToBeLeft(new Knock(alices, alice));

        tries.forget(knock);
        here.exchange();
        there.exchange();
        others.needToBeLeft(knock);
    }

    @Test
    void what_another_process_counted_holds_here_within_a_second() throws InterruptedException {
        SharedProcess there = new SharedProcess(database, clock);
        Tries others = new Tries(settings, clock, there.uses());
        for (int i = 0; i < PER_NAME; i++) {
            others.note(new Knock(HexFormat.of().formatHex(network(mallorys)), alice));
        }
        there.exchange();
        Thread.sleep(700);
        assertEquals(429, signsIn(alice, Accounts.PASSWORD, mallorys + 1).statusCode());
    }

    @Test
    void an_attack_shows_in_the_audit_and_cannot_fill_it() {
        clock.stopAt(clock.instant().plus(Duration.ofHours(2)));
        long before = refusals();
        for (int i = 0; i < 40; i++) {
            signsIn(alice, "wrong", freshNetwork() + 1);
        }
        assertEquals(20, refusals() - before);
        clock.stopAt(clock.instant().plus(Duration.ofHours(1)));
        signsIn("My-Password-By-Mistake", "wrong", mallorys + 1);
        Admin.signedIn()
                .get("/admin/audit?deed=SIGN_IN_REFUSED")
                .then()
                .body(
                        containsString(
                                "<td>(no account)</td><td>sign in refused</td><td>by the form, and 20 refusals before that"),
                        containsString("<td>" + alice + "</td>"));
        assertEquals(0, QuarkusTransaction.requiringNew().call(() -> AuditNote.count("who like 'my-pass%'")));
    }

    private static long refusals() {
        return QuarkusTransaction.requiringNew().call(() -> AuditNote.count("deed", Deed.SIGN_IN_REFUSED));
    }

    private static long median(Runnable work) {
        return LongStream.range(0, 9)
                .map(i -> {
                    long start = System.nanoTime();
                    work.run();
                    return System.nanoTime() - start;
                })
                .sorted()
                .skip(4)
                .findFirst()
                .getAsLong();
    }

    private static Response signsIn(String name, String password, String address) {
        return given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .header("X-Forwarded-For", address)
                .formParam("name", name)
                .formParam("password", password)
                .post("/login");
    }

    private Response byPassword(String password, String address) {
        return given().auth()
                .preemptive()
                .basic(alice, password)
                .header("X-Forwarded-For", address)
                .get("/api/v1/block?agent=alice");
    }

    private static byte[] network(String numbers) {
        return Arrays.copyOf(NetUtil.createByteArrayFromIpAddressString(numbers + 1), 3);
    }

    /** The first three numbers of an address, with the dot behind them. */
    private static String freshNetwork() {
        int number = NETWORKS.incrementAndGet();
        return "10." + number / 256 + "." + number % 256 + ".";
    }
}
