package org.ouinon.account;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.smallrye.jwt.build.Jwt;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/**
 * A small OpenID provider (OpenID Connect Core 1.0, code flow with PKCE of RFC 7636): it knows one person at a time, asks
 * them nothing, and is as strict with the client as a real one.
 */
final class OpenIdProvider implements AutoCloseable {

    private static final String KEY = "key-1";

    /** What is kept of an authorisation until its code is exchanged. */
    private record Asked(String redirect, String nonce, String challenge) {}

    /** It keeps its key when it is stopped and started. */
    private static final KeyPair KEYS = keys();

    private final ExecutorService work = Executors.newSingleThreadExecutor(OpenIdProvider::ofTheTest);
    private final HttpServer server;
    private final Map<String, Asked> codes = new ConcurrentHashMap<>();

    private String person;
    private List<String> groups;

    /** Makes something wrong of the nonce. */
    UnaryOperator<String> nonce = UnaryOperator.identity();

    /** Makes something wrong of the audience. */
    String audience = WithProvider.CLIENT;

    /** The last address that somebody was to come back to. */
    String redirect;

    /** How many requests there were. */
    int requests;

    OpenIdProvider(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
        server.createContext("/", this::answer);
        server.setExecutor(work);
        server.start();
    }

    /** The server's own thread has another class loader under JDK 25 than under 17, and finds no JSON there. */
    private static Thread ofTheTest(Runnable work) {
        Thread thread = new Thread(work, "provider");
        thread.setContextClassLoader(OpenIdProvider.class.getClassLoader());
        return thread;
    }

    /** From now on this person is in front of it. */
    void has(String name, String... theirs) {
        person = name;
        groups = List.of(theirs);
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests++;
        try (exchange) {
            switch (exchange.getRequestURI().getPath()) {
                case "/.well-known/openid-configuration" -> json(exchange, 200, configuration());
                case "/jwks" -> json(exchange, 200, jwks());
                case "/authorize" ->
                    authorize(exchange, parameters(exchange.getRequestURI().getRawQuery()));
                case "/token" ->
                    token(
                            exchange,
                            parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
                default -> exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    private JsonObject configuration() {
        return new JsonObject()
                .put("issuer", base())
                .put("authorization_endpoint", base() + "/authorize")
                .put("token_endpoint", base() + "/token")
                .put("jwks_uri", base() + "/jwks");
    }

    private JsonObject jwks() {
        RSAPublicKey key = (RSAPublicKey) KEYS.getPublic();
        return new JsonObject()
                .put(
                        "keys",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("kid", KEY)
                                        .put("kty", "RSA")
                                        .put("alg", "RS256")
                                        .put("use", "sig")
                                        .put(
                                                "n",
                                                base64(unsigned(key.getModulus().toByteArray())))
                                        .put("e", base64(key.getPublicExponent().toByteArray()))));
    }

    private void authorize(HttpExchange exchange, Map<String, String> asked) throws IOException {
        boolean right = "code".equals(asked.get("response_type"))
                && WithProvider.CLIENT.equals(asked.get("client_id"))
                && asked.get("scope").contains("openid")
                && asked.get("nonce") != null
                && "S256".equals(asked.get("code_challenge_method"));
        redirect = asked.get("redirect_uri");
        String code = UUID.randomUUID().toString();
        codes.put(code, new Asked(redirect, asked.get("nonce"), asked.get("code_challenge")));
        String query = right ? "code=" + code : "error=invalid_request";
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        redirect + "?" + query + "&state="
                                + URLEncoder.encode(asked.get("state"), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(302, -1);
    }

    private void token(HttpExchange exchange, Map<String, String> sent) throws IOException {
        Asked asked = codes.remove(String.valueOf(sent.get("code")));
        String client = "Basic "
                + Base64.getEncoder()
                        .encodeToString(
                                (WithProvider.CLIENT + ":" + WithProvider.SECRET).getBytes(StandardCharsets.UTF_8));
        boolean right = asked != null
                && client.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                && "authorization_code".equals(sent.get("grant_type"))
                && asked.redirect.equals(sent.get("redirect_uri"))
                && asked.challenge.equals(base64(sha256(sent.get("code_verifier"))));
        if (!right) {
            json(exchange, 400, new JsonObject().put("error", "invalid_grant"));
            return;
        }
        json(
                exchange,
                200,
                new JsonObject()
                        .put("token_type", "Bearer")
                        .put("expires_in", 300)
                        .put("access_token", UUID.randomUUID().toString())
                        .put("id_token", idToken(asked)));
    }

    private String idToken(Asked asked) {
        Instant now = Instant.now();
        return Jwt.issuer(base())
                .subject("4711")
                .audience(audience)
                .preferredUserName(person)
                .claim("realm", Map.of("groups", groups))
                .claim("nonce", nonce.apply(asked.nonce))
                .issuedAt(now)
                .expiresAt(now.plusSeconds(300))
                .jws()
                .keyId(KEY)
                .sign(KEYS.getPrivate());
    }

    private String base() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new TreeMap<>();
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts.length == 1 ? "" : parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private static void json(HttpExchange exchange, int status, JsonObject body) throws IOException {
        byte[] bytes = body.encode().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Without the zero that says the number is positive. */
    private static byte[] unsigned(byte[] number) {
        return number[0] == 0 ? Arrays.copyOfRange(number, 1, number.length) : number;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        work.shutdown();
    }
}
