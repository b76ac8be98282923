package org.ouinon.account;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ouinon.database.Changes;
import org.ouinon.link.Mails;
import org.ouinon.web.Days;

@QuarkusTest
class KeysTest {

    private static final String BLOCK = "/api/v1/block?agent=alice";
    private static final String COMMENTS = "/api/v1/comments";

    @Inject
    Keys keys;

    @Inject
    AccountSettings settings;

    @Inject
    Changes changes;

    @Inject
    Audit audit;

    @Inject
    Days days;

    private final String label = Mails.freshName("zammad");

    @Test
    void a_key_is_shown_once_and_kept_as_a_hash() {
        String key = minted("mint");
        assertTrue(key.matches("ouinon_[a-z0-9]{8}_[A-Za-z0-9]{32}"), key);
        String secret = key.substring(16);
        Admin.signedIn()
                .get("/admin/keys")
                .then()
                .body(containsString(label), containsString(key.substring(0, 15)), not(containsString(secret)));
        ApiKey kept = kept(key);
        assertArrayEquals(RandomText.sha256(secret), kept.secretHash);
        assertEquals("admin", kept.mintedBy);
        Admin.signedIn()
                .get("/admin/audit?deed=KEY_MINTED")
                .then()
                .body(
                        containsString("<td>admin</td><td>key minted</td><td>ouinon_" + kept.id + " (" + label
                                + "): mint</td>"),
                        not(containsString(secret)));
    }

    @Test
    void each_scope_opens_its_own_part_of_the_api() {
        String mint = minted("mint");
        with(mint, BLOCK).statusCode(200);
        with(mint, COMMENTS).statusCode(403).contentType("application/problem+json");
        String read = minted("read");
        with(read, BLOCK).statusCode(403).contentType("application/problem+json");
        with(read, COMMENTS).statusCode(200);
        String both = minted("mint", "read");
        with(both, BLOCK).statusCode(200);
        with(both, COMMENTS).statusCode(200);
    }

    @Test
    void no_key_opens_a_page() {
        String key = minted("mint", "read");
        for (String page : List.of("/desk", "/digest", "/admin", "/admin/keys", "/account")) {
            with(key, page).statusCode(303).header("Location", containsString("/login"));
            with("a-key-for-tests", page).statusCode(303);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ouinon_",
                "ouinon__",
                "ouinon_abcdefgh_",
                "x",
                "-",
                "@short",
                "@long",
                "@swapped",
                "@capital",
                "@space"
            })
    void what_is_no_key_is_refused_and_not_repeated(String sent) {
        String key = minted("mint", "read");
        String other = minted("mint", "read");
        String wrong =
                switch (sent) {
                    case "@short" -> key.substring(0, key.length() - 1);
                    case "@long" -> key + "a";
                    case "@swapped" -> key.substring(0, 16) + other.substring(16);
                    case "@capital" -> "OUINON" + key.substring(6);
                    case "@space" -> key.replaceFirst("_", "_ ");
                    default -> sent;
                };
        Response refused = given().redirects()
                .follow(false)
                .header("Authorization", "Bearer " + wrong)
                .get(COMMENTS);
        refused.then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer realm=\"Ouinon\", error=\"invalid_token\"")
                .body("status", equalTo(401));
        assertFalse(wrong.length() > 5 && refused.asString().contains(wrong), refused.asString());
    }

    @Test
    void a_revoked_key_is_revoked_at_once_in_every_process() {
        String key = minted("mint");
        Keys elsewhere = new Keys(settings, changes, audit, days);
        assertTrue(elsewhere.open(key).isPresent());

        revoke(key);
        with(key, BLOCK).statusCode(401);
        assertTrue(elsewhere.open(key).isEmpty());
        revoke(key);
        String page = Admin.signedIn().get("/admin/audit?deed=KEY_REVOKED").asString();
        assertEquals(1, page.split("ouinon_" + key.substring(7, 15)).length - 1, "it is revoked once");
        Admin.signedIn().get("/admin/keys").then().body(containsString(label), containsString("revoked"));
    }

    @Test
    void the_last_use_is_written_down_now_and_then() {
        String key = minted("mint");
        with(key, BLOCK).statusCode(200);
        assertEquals(null, kept(key).lastUsed);
        keys.writeDownUse();
        assertTrue(kept(key).lastUsed != null);
        assertFalse(kept(key).lastUsed.isBefore(kept(key).mintedAt));
    }

    @Test
    void a_key_has_a_label_and_a_scope() {
        asksToMint("", "mint").statusCode(400).body(containsString("A label has 1 to 100 characters"));
        asksToMint("\u2800", "mint").statusCode(400);
        asksToMint("x".repeat(101), "mint").statusCode(400);
        asksToMint("zammad").statusCode(400).body(containsString("the scope mint, read or both"));
        asksToMint("zammad", "mint", "operate").statusCode(400);
    }

    private String minted(String... scopes) {
        return asksToMint(label, scopes)
                .statusCode(200)
                .extract()
                .htmlPath()
                .getString("**.find { it.@id == 'minted' }.@value");
    }

    private static ValidatableResponse asksToMint(String label, String... scopes) {
        return Admin.signedIn()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("label", label)
                .formParam("scopes", (Object[]) scopes)
                .post("/admin/keys")
                .then();
    }

    private static void revoke(String key) {
        Admin.signedIn()
                .post("/admin/keys/" + key.substring(7, 15) + "/revoke")
                .then()
                .statusCode(303);
    }

    private static ValidatableResponse with(String key, String path) {
        return given().redirects()
                .follow(false)
                .header("Authorization", "Bearer " + key)
                .get(path)
                .then();
    }

    private static ApiKey kept(String key) {
        return QuarkusTransaction.requiringNew().call(() -> ApiKey.findById(key.substring(7, 15)));
    }
}
