package org.ouinon.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How soon what is changed on one replica holds on the others. */
final class Agreement {

    private static final Duration WITHIN = Duration.ofSeconds(1);

    /** By default, of one network for one name. */
    private static final int TRIES = 10;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final List<URI> replicas;
    private final String password;
    private final String session;
    private final String token;
    private boolean good = true;

    /** Whether something holds on a replica. */
    private interface Sight {
        boolean isSeen(URI replica) throws Exception;
    }

    /** Signs in, has a mail's link made, and asks each replica for a page of each kind, since the first of its kind takes long. */
    Agreement(List<URI> replicas, String password) throws Exception {
        this.replicas = replicas;
        this.password = password;
        this.session = signIn();
        this.token = find(
                "(?<=/f/)[^/]+(?=/yes)",
                blockOf(replicas.get(0), "Basic " + basic()).body());
        for (URI replica : replicas) {
            pageOf(replica, "/admin", session);
            open(replica);
            blockOf(replica, "Bearer none");
            tryPassword(replica, "nobody");
        }
    }

    /** Changes one thing after the other on the first replica and says when the others have it. */
    boolean isReached(Voter voter) throws Exception {
        String fresh = signIn();
        holds("session", replica -> pageOf(replica, "/admin", fresh).statusCode() == 200);
        change("/admin/wording?team=chaos&lang=en", "QUESTION", "Content?", "YES_BUTTON", "Oh yes");
        holds("wording", replica -> open(replica).body().contains("Oh yes"));
        changeKeys();
        tryPasswords();
        vote(voter);
        String page = pageOf(replicas.get(0), "/admin/links", session).body();
        String before = find("(?<=name=\"before\" value=\")[^\"]+", page);
        change("/admin/links/revoke", "agent", "chaos", "before", before, "reason", "chaos");
        holds("revoked links", replica -> open(replica).statusCode() == 410);
        return good;
    }

    private void changeKeys() throws Exception {
        String page = change("/admin/keys", "label", "chaos", "scopes", "mint");
        String key = find("ouinon_[a-z0-9]{8}_[A-Za-z0-9]{32}", page);
        holds("new API key", replica -> blockOf(replica, "Bearer " + key).statusCode() == 200);
        change("/admin/keys/" + key.split("_")[1] + "/revoke");
        holds("revoked API key", replica -> blockOf(replica, "Bearer " + key).statusCode() == 401);
    }

    /** Each replica is asked once: to ask is a try, and many would come to the limit by themselves. */
    private void tryPasswords() throws Exception {
        for (int i = 0; i < TRIES; i++) {
            tryPassword(replicas.get(0), "mallory");
        }
        long tried = System.nanoTime();
        Thread.sleep(700);
        int refusing = 0;
        for (URI replica : replicas) {
            refusing += tryPassword(replica, "mallory").statusCode() == 429 ? 1 : 0;
        }
        Duration after = Duration.ofNanos(System.nanoTime() - tried);
        System.out.printf("%d of %d replicas refuse another try%n", refusing, replicas.size());
        tell("wrong passwords", refusing == replicas.size() ? after : PATIENCE);
    }

    private HttpResponse<String> tryPassword(URI replica, String name) throws Exception {
        return send(form(replica, "/login", "name", name, "password", "wrong"));
    }

    private void vote(Voter voter) throws Exception {
        List<CompletableFuture<Long>> streams =
                replicas.stream().map(this::firstYes).toList();
        Thread.sleep(1000); // By then all of them are open.
        send(form(replicas.get(0), "/f/" + voter.token + "/yes", "press", "1"));
        long voted = System.nanoTime();
        holds("index", replica -> get(replica, "/api/v1/index").body().contains("\"yes\":1"));
        long last = streams.stream().mapToLong(CompletableFuture::join).max().orElseThrow();
        tell("streams", Duration.ofNanos(last - voted));
    }

    private void holds(String what, Sight sight) throws Exception {
        long changed = System.nanoTime();
        for (URI replica : replicas) {
            Wait.atMost(PATIENCE, what + " on " + replica, () -> sight.isSeen(replica));
        }
        tell(what, Duration.ofNanos(System.nanoTime() - changed));
    }

    private void tell(String what, Duration after) {
        boolean soon = after.compareTo(WITHIN) < 0;
        good &= soon;
        System.out.printf(
                Locale.ROOT, "%-20s everywhere after %5d ms  %s%n", what, after.toMillis(), soon ? "PASS" : "FAIL");
    }

    private String signIn() throws Exception {
        HttpResponse<String> signedIn = send(form(replicas.get(0), "/login", "name", "admin", "password", password));
        return find(
                "ouinon-session=[^;]+",
                signedIn.headers().firstValue("Set-Cookie").orElseThrow());
    }

    private HttpResponse<String> blockOf(URI replica, String authorization) throws Exception {
        return send(HttpRequest.newBuilder(replica.resolve("/api/v1/blocks"))
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"agent\":\"chaos\",\"team\":\"chaos\",\"ticket\":\"T-1\",\"language\":\"en\"}")));
    }

    private HttpResponse<String> open(URI replica) throws Exception {
        return get(replica, "/f/" + token + "/yes");
    }

    private HttpResponse<String> pageOf(URI replica, String path, String cookie) throws Exception {
        return send(HttpRequest.newBuilder(replica.resolve(path)).header("Cookie", cookie));
    }

    private static HttpResponse<String> get(URI replica, String path) throws Exception {
        return send(HttpRequest.newBuilder(replica.resolve(path)));
    }

    private String change(String path, String... fields) throws Exception {
        HttpResponse<String> changed = send(form(replicas.get(0), path, fields).header("Cookie", session));
        if (changed.statusCode() >= 400) {
            throw new IllegalStateException(path + " answered " + changed.statusCode() + ": " + changed.body());
        }
        return changed.body();
    }

    /** When an open page is told of the first yes, by {@link System#nanoTime}. */
    private CompletableFuture<Long> firstYes(URI replica) {
        HttpRequest request = HttpRequest.newBuilder(replica.resolve("/api/v1/index/stream"))
                .header("Accept", "text/event-stream")
                .build();
        return CLIENT.sendAsync(request, HttpResponse.BodyHandlers.ofLines()).thenApply(lines -> {
            lines.body().filter(line -> line.contains("\"yes\":1")).findFirst();
            return System.nanoTime();
        });
    }

    private static HttpRequest.Builder form(URI replica, String path, String... fields) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            body.append(fields[i])
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8))
                    .append('&');
        }
        return HttpRequest.newBuilder(replica.resolve(path))
                .header("Sec-Fetch-Site", "same-origin")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(
                request.header("User-Agent", AGENT).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
    }

    private String basic() {
        return Base64.getEncoder().encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static String find(String what, String where) {
        Matcher found = Pattern.compile(what).matcher(where);
        if (!found.find()) {
            throw new IllegalStateException("No " + what + " in: " + where);
        }
        return found.group();
    }
}
