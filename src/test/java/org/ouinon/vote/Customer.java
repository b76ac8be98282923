package org.ouinon.vote;

import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.config.HeaderConfig.headerConfig;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.ouinon.link.Mails;

/** Somebody with a browser of their own, who does over HTTP what people do with links. */
public record Customer(String userAgent) {

    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:%d.0) Gecko/20100101 Firefox/%<d.0";

    public static final Customer CAROL = new Customer(FIREFOX.formatted(146));
    public static final Customer DAVE = new Customer(FIREFOX.formatted(145));

    /** Somebody whose conduct in other tests is not remembered here. */
    public static Customer newcomer() {
        return new Customer(CAROL.userAgent() + " " + Mails.freshName("Build"));
    }

    /** A request from outside, as from a mail program; it follows no redirect by itself. */
    public RequestSpecification browses() {
        return navigates("none");
    }

    /** The same by a browser that says nothing of where it comes from: old ones, and all of them on plain http. */
    public RequestSpecification withoutFetchMetadata() {
        return given().config(config().headerConfig(headerConfig().overwriteHeadersWithName("Accept")))
                .redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .header("User-Agent", userAgent)
                .header("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
                .header("Accept-Language", "en-US,en;q=0.5");
    }

    private RequestSpecification navigates(String from) {
        return withoutFetchMetadata()
                .header("Sec-Fetch-Site", from)
                .header("Sec-Fetch-Mode", "navigate")
                .header("Sec-Fetch-Dest", "document");
    }

    /** Opens {@code yes}, {@code no} or {@code more} of a mail's link. */
    public Response opens(String token, String action) {
        return browses().get("/f/" + token + "/" + action);
    }

    /** Looks at "my answer", led there by one of our own pages. */
    public Response looksAt(String token) {
        return navigates("same-origin").get("/f/" + token + "/more");
    }

    /** Presses the button that sends a form to an action. */
    public Response presses(String token, String action) {
        return browses()
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("press", "1")
                .post("/f/" + token + "/" + action);
    }

    /** What the script of the landing page does at once, without the customer. */
    public Response letsScriptCast(String token, String answer) {
        return script().formParam("ran", "1").formParam("webdriver", "0").post("/f/" + token + "/" + answer);
    }

    /** What the script of "my answer" does when the customer touches the page. */
    public Response touches(String token, String answer) {
        return script().formParam("ran", "1")
                .formParam("webdriver", "0")
                .formParam("engaged", "1")
                .post("/f/" + token + "/" + answer);
    }

    /** Follows the link and lets its page do the rest: one click. */
    public Response clicks(String token, String answer) {
        opens(token, answer);
        return letsScriptCast(token, answer);
    }

    /** Sends the comment form. */
    public Response comments(String token, String text) {
        return comments(token, "", text);
    }

    /** The same of the form on a page whose address ends in a query. */
    public Response comments(String token, String query, String text) {
        return navigates("same-origin")
                .contentType("application/x-www-form-urlencoded")
                .body("comment=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                .post("/f/" + token + "/comment" + query);
    }

    private RequestSpecification script() {
        return withoutFetchMetadata()
                .header("Accept", "application/json")
                .header("Sec-Fetch-Site", "same-origin")
                .header("Sec-Fetch-Mode", "cors")
                .header("Sec-Fetch-Dest", "empty");
    }
}
