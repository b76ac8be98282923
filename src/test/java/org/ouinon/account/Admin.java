package org.ouinon.account;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.eclipse.microprofile.config.ConfigProvider;

/** Whoever signs in as {@code admin}, by the form as people do or with the password as programs do. */
public final class Admin {

    /** The cookie of the signed-in pages. */
    public static final String SESSION = "ouinon-session";

    private Admin() {}

    public static String password() {
        return ConfigProvider.getConfig().getValue("ouinon.admin.password", String.class);
    }

    /** Sends the form, as a browser does from our own page. */
    public static Response signsIn(String password) {
        return signsIn(Account.ADMIN, password);
    }

    static Response signsIn(String name, String password) {
        return fromOurPage()
                .formParam("name", name)
                .formParam("password", password)
                .post("/login");
    }

    /** A request with a new session. */
    public static RequestSpecification signedIn() {
        return fromOurPage().cookie(SESSION, signsIn(password()).cookie(SESSION));
    }

    /** A request of a program with the password. */
    public static RequestSpecification byPassword() {
        return given().auth().preemptive().basic(Account.ADMIN, password());
    }

    private static RequestSpecification fromOurPage() {
        return given().redirects().follow(false).header("Sec-Fetch-Site", "same-origin");
    }
}
