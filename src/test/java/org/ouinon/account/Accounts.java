package org.ouinon.account;

import static io.restassured.RestAssured.given;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.specification.RequestSpecification;
import java.util.Set;
import org.ouinon.link.Mails;

/** People who may do less than {@code admin}. */
public final class Accounts {

    private static final String PASSWORD = "a-password-of-their-own";

    private Accounts() {}

    /** A request of a new account's with one role. */
    public static RequestSpecification with(String role) {
        String name = Mails.freshName(role);
        QuarkusTransaction.requiringNew().run(() -> Account.open(name, PASSWORD, Set.of(role)));
        return given().redirects().follow(false).auth().preemptive().basic(name, PASSWORD);
    }

    /** A session of a new account's with one role. */
    public static RequestSpecification sessionWith(String role) {
        String name = Mails.freshName(role);
        QuarkusTransaction.requiringNew().run(() -> Account.open(name, PASSWORD, Set.of(role)));
        String session = given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("j_username", name)
                .formParam("j_password", PASSWORD)
                .post("/login")
                .cookie(Admin.SESSION);
        return given().redirects().follow(false).cookie(Admin.SESSION, session);
    }
}
