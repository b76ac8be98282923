package org.ouinon.admin;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ouinon.vote.Customer.CAROL;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ouinon.account.Admin;
import org.ouinon.account.Roster;
import org.ouinon.account.Team;
import org.ouinon.account.TeamTerms;
import org.ouinon.bars.Teams;
import org.ouinon.incident.Letter;
import org.ouinon.link.Mails;
import org.ouinon.vote.Votes;
import org.ouinon.web.DatabaseWatch;

/** The database hangs, or refuses: pages say so kindly and soon, nothing is promised, and all is well on its return. */
@QuarkusTest
@TestProfile(RelayedDatabase.class)
class DatabaseAwayTest {

    private static final Duration LONGEST = Duration.ofSeconds(8);
    private static final Duration RETURN = Duration.ofSeconds(5);

    private record Timed(String what, Response response, Duration took) {}

    @TestHTTPResource("/")
    URI service;

    @Inject
    Mails mails;

    @Inject
    Votes votes;

    @Inject
    Teams teams;

    @Inject
    DatabaseWatch watch;

    @Inject
    Roster roster;

    private String team;
    private String answered;
    private String session;

    @BeforeEach
    void let_carol_answer() {
        team = teams.published();
        answered = mails.forTeam(team);
        CAROL.presses(answered, "yes").then().statusCode(303);
        session = Admin.signsIn(Admin.password()).cookie(Admin.SESSION);
        inSession("/desk?ticket=T1"); // An agent is introduced with the first block.
        showOwnScores();
    }

    private void showOwnScores() {
        QuarkusTransaction.requiringNew()
                .run(() -> roster.change(
                        Team.findBySlug(Team.DEFAULT).orElseThrow(), new TeamTerms("Support", false, true, false)));
    }

    @AfterEach
    void bring_the_database_back() throws Exception {
        DatabaseServer.hang(false);
        Relay.shut(false);
        awaitReturn();
    }

    @Test
    void a_database_that_refuses_is_told_kindly() throws Exception {
        Relay.shut(true);
        assertAllIsToldKindly();
        Relay.shut(false);
        assertReturn();
    }

    @Test
    void a_database_that_hangs_is_told_kindly() throws Exception {
        DatabaseServer.hang(true);
        assertAllIsToldKindly();
        DatabaseServer.hang(false);
        assertReturn();
    }

    @Test
    void an_incident_is_told_without_a_database_even_where_its_answers_were_never_counted() throws Exception {
        int counted = Letter.of(Mails.freshName("Counted")).opened();
        int uncounted = Letter.of(Mails.freshName("Uncounted")).opened();
        get("/incidents/" + counted + "?lang=en").then().statusCode(200);
        Relay.shut(true);
        await().atMost(RETURN).until(() -> !watch.isUp());
        get("/incidents").then().statusCode(200);
        get("/incidents.atom").then().statusCode(200);
        get("/incidents/" + counted + "?lang=en")
                .then()
                .statusCode(200)
                .body(containsString("Mail was delayed."), containsString("<table>"));
        get("/incidents/" + uncounted + "?lang=en")
                .then()
                .statusCode(200)
                .body(containsString("Mail was delayed."))
                .body(containsString("The answers cannot be counted at the moment."));
    }

    @Test
    void a_crowd_before_a_database_that_hangs_is_told_in_time() throws Exception {
        List<String> crowd =
                Stream.generate(() -> mails.forTeam(team)).limit(200).toList();
        DatabaseServer.hang(true);
        HttpClient browsers =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        List<CompletableFuture<Void>> visits = new ArrayList<>();
        for (String mail : crowd) {
            visits.add(visit(browsers, mail + "/yes", 503));
            visits.add(visit(browsers, mail + "/comment", 503));
        }
        Response live = get("/q/health/live");
        Response bars = get("/bars");
        CompletableFuture.allOf(visits.toArray(CompletableFuture[]::new)).get();
        assertEquals(200, live.statusCode());
        assertEquals(200, bars.statusCode());
        assertTrue(live.time() + bars.time() < 5000, live.time() + " ms, " + bars.time() + " ms");
        DatabaseServer.hang(false);
        assertReturn();
    }

    private CompletableFuture<Void> visit(HttpClient browsers, String path, int expected) {
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/f/" + path))
                .header("User-Agent", CAROL.userAgent())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("comment=Hello"))
                .build();
        long start = System.nanoTime();
        return browsers.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .thenAccept(answer -> {
                    Duration took = Duration.ofNanos(System.nanoTime() - start);
                    assertEquals(expected, answer.statusCode(), path);
                    assertTrue(took.compareTo(LONGEST) < 0, path + " took " + took);
                });
    }

    @Test
    void no_vote_is_acknowledged_that_is_not_stored() throws Exception {
        List<String> crowd =
                Stream.generate(() -> mails.forTeam(team)).limit(300).toList();
        List<Callable<Timed>> visits = crowd.stream()
                .map(mail -> timed(mail, () -> CAROL.presses(mail, "yes")))
                .toList();
        ExecutorService breaking = Executors.newSingleThreadExecutor();
        Future<Void> broken = breaking.submit(() -> {
            for (int i = 0; i < 3; i++) {
                Thread.sleep(30);
                Relay.shut(true);
                Relay.shut(false);
            }
            return null;
        });
        List<Timed> done = all(visits);
        broken.get();
        breaking.shutdown();
        awaitReturn();
        long acknowledged = 0;
        for (Timed visit : done) {
            if (visit.response().statusCode() == 303) {
                acknowledged++;
                assertEquals("COUNTED YES", votes.standing(visit.what()));
            } else {
                assertEquals(503, visit.response().statusCode());
            }
        }
        System.out.printf("%d of %d votes acknowledged while the database went and came%n", acknowledged, crowd.size());
        assertTrue(acknowledged > 0);
    }

    private void assertAllIsToldKindly() throws Exception {
        String fresh = mails.hourOld();
        String week = teams.week(team);
        Map<String, Supplier<Response>> told = new LinkedHashMap<>();
        told.put("button", () -> CAROL.presses(fresh, "yes"));
        told.put("my answer", () -> CAROL.looksAt(answered));
        told.put("comment", () -> CAROL.comments(answered, "Is anybody there?"));
        told.put("withdraw", () -> CAROL.presses(answered, "withdraw"));
        told.put("erase", () -> CAROL.presses(answered, "comment/erase"));
        told.put("digest", () -> inSession("/digest"));
        told.put("inbox", () -> inSession("/comments"));
        told.put("mails", () -> inSession("/account/mail"));
        told.put("operator", () -> inSession("/admin"));
        told.put("webhooks", () -> inSession("/admin/webhooks"));
        told.put("sign-in", () -> Admin.signsIn(Admin.password()));
        Map<String, Supplier<Response>> problems = new LinkedHashMap<>();
        problems.put("script", () -> CAROL.letsScriptCast(fresh, "yes"));
        problems.put("comments", () -> Admin.byPassword().get("/api/v1/comments"));
        problems.put("comments by key", () -> byKey().get("/api/v1/comments"));
        problems.put("comments as CSV", () -> byKey().get("/api/v1/comments.csv"));
        problems.put("block for a new agent", () -> byKey().contentType("application/json")
                .body("{\"agent\":\"" + Mails.freshName("new") + "\",\"team\":\"" + Mails.freshName("new") + "\"}")
                .post("/api/v1/blocks"));
        Map<String, Supplier<Response>> shown = new LinkedHashMap<>();
        shown.put("landing page", () -> CAROL.opens(fresh, "yes"));
        shown.put("public page", () -> get("/"));
        shown.put("bars", () -> get("/bars.svg"));
        shown.put("index", () -> get("/api/v1/index"));
        shown.put("desk", () -> inSession("/desk?lang=en&ticket=T1"));
        shown.put("form", () -> get("/login"));
        shown.put("live", () -> get("/q/health/live"));
        shown.put("ready", () -> get("/q/health/ready"));
        shown.put("metrics", () -> get("/q/metrics"));
        List<Callable<Timed>> all = new ArrayList<>();
        Stream.of(told, problems, shown).forEach(some -> some.forEach((what, visit) -> all.add(timed(what, visit))));
        // Twice, since the pool has lost its connections by then.
        List<Timed> answers = new ArrayList<>(all(all));
        answers.addAll(all(all));
        List<String> wrong = new ArrayList<>();
        for (Timed answer : answers) {
            System.out.printf(
                    "%-24s %d %5d ms%n",
                    answer.what(), answer.response().statusCode(), answer.took().toMillis());
            check(answer, shown.containsKey(answer.what()), problems.containsKey(answer.what()), wrong);
        }
        assertEquals(List.of(), wrong);
        assertEquals(week, teams.week(team));
        assertEquals(503, get("/q/health/group/database").statusCode());
        assertTrue(get("/q/metrics").asString().contains("ouinon_database_up 0.0"));
    }

    private static void check(Timed answer, boolean isShown, boolean isProblem, List<String> wrong) {
        Response response = answer.response();
        String type = String.valueOf(response.contentType());
        boolean right = isShown
                ? response.statusCode() == 200
                : response.statusCode() == 503
                        && response.header("Retry-After") != null
                        && type.startsWith(isProblem ? "application/problem+json" : "text/html");
        if (!right) {
            wrong.add(answer.what() + ": " + response.statusCode() + " " + type + " " + response.header("Retry-After"));
        }
        if (answer.took().compareTo(LONGEST) > 0) {
            wrong.add(answer.what() + " took " + answer.took());
        }
    }

    private void assertReturn() {
        long start = System.nanoTime();
        String mail = mails.forTeam(team);
        await().atMost(RETURN).until(() -> CAROL.presses(mail, "no").statusCode() == 303);
        await().atMost(RETURN).until(() -> CAROL.looksAt(answered).statusCode() == 200);
        await().atMost(RETURN).until(() -> inSession("/digest").statusCode() == 200);
        await().atMost(RETURN).until(() -> get("/q/health/group/database").statusCode() == 200);
        await().atMost(RETURN).until(() -> teams.week(team).endsWith("1 no"));
        await().atMost(RETURN).until(() -> get("/q/metrics").asString().contains("ouinon_database_up 1.0"));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        System.out.printf("all is well %d ms after the database's return%n", took.toMillis());
        assertTrue(took.compareTo(RETURN) < 0, "all is well after " + took);
    }

    private void awaitReturn() {
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> CAROL.looksAt(answered).statusCode() == 200);
    }

    private Response inSession(String page) {
        return given().redirects().follow(false).cookie(Admin.SESSION, session).get(page);
    }

    private static io.restassured.specification.RequestSpecification byKey() {
        return given().header("Authorization", "Bearer a-key-for-tests");
    }

    private static Callable<Timed> timed(String what, Supplier<Response> visit) {
        return () -> {
            long start = System.nanoTime();
            Response response = visit.get();
            return new Timed(what, response, Duration.ofNanos(System.nanoTime() - start));
        };
    }

    private static List<Timed> all(List<Callable<Timed>> visits) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(visits.size());
        try {
            List<Timed> done = new ArrayList<>();
            for (Future<Timed> visit : threads.invokeAll(visits)) {
                done.add(visit.get());
            }
            return done;
        } finally {
            threads.shutdown();
        }
    }
}
