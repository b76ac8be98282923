package org.ouinon.account;

import static io.restassured.RestAssured.given;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.ouinon.link.Mails;

/** People who may do less than {@code admin}. */
public final class Accounts {

    static final String PASSWORD = "a-password-of-their-own";

    private Accounts() {}

    /** A request of a new account's with one role. */
    public static RequestSpecification with(String role) {
        return given().redirects().follow(false).auth().preemptive().basic(opened(role), PASSWORD);
    }

    /** A session of an account by its name. */
    public static RequestSpecification sessionOfNamed(String name) {
        return given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .cookie(Admin.SESSION, sessionOf(name));
    }

    /** A session of a new account's with one role. */
    public static RequestSpecification sessionWith(String role) {
        return sessionOfNamed(opened(role));
    }

    /** What a new account with one role sends: its session to the pages, its password to the API. */
    public static List<String> headersWith(String role) {
        String name = opened(role);
        String basic = Base64.getEncoder().encodeToString((name + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return List.of("Cookie: " + Admin.SESSION + "=" + sessionOf(name), "Authorization: Basic " + basic);
    }

    /** What a program with a new key of one scope sends. */
    public static List<String> headersWithKey(String scope) {
        String key = Admin.signedIn()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("label", Mails.freshName("key"))
                .formParam("scopes", scope)
                .post("/admin/keys")
                .then()
                .statusCode(200)
                .extract()
                .htmlPath()
                .getString("**.find { it.@id == 'minted' }.@value");
        return List.of("Authorization: Bearer " + key);
    }

    /** The name of a new account with roles. */
    public static String opened(String... roles) {
        String name = Mails.freshName(roles[0]);
        QuarkusTransaction.requiringNew().run(() -> {
            Account.open(name, PASSWORD, Set.of(roles));
            Arc.container().instance(Staff.class).get().changed();
        });
        return name;
    }

    /** The cookie that an account's password opens. */
    static String sessionOf(String name) {
        return sessionOf(name, PASSWORD);
    }

    static String sessionOf(String name, String password) {
        return Admin.signsIn(name, password).cookie(Admin.SESSION);
    }
}
