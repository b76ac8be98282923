package org.ouinon.inbox;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.ouinon.account.Accounts;
import org.ouinon.account.Role;

/** A new director, who looks at the comments of one team, where a test finds its own only. */
record Dora(List<String> headers, String team) {

    private static final Pattern ENTRY = Pattern.compile("<article class=\"entry\" id=\"c([0-9a-f-]{36})\"");
    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"(\\d+)\"");
    private static final Pattern KNOWN = Pattern.compile("name=\"known\" value=\"(\\d+)\"");
    private static final Pattern NEXT = Pattern.compile("id=\"next\" href=\"([^\"]+)\"");

    static Dora of(String team) {
        return new Dora(Accounts.headersWith(Role.DIRECTOR), team);
    }

    RequestSpecification signedIn() {
        RequestSpecification request = given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .header("Sec-Fetch-Site", "same-origin")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8");
        return request.header("Cookie", headers.get(0).substring("Cookie: ".length()));
    }

    /** The inbox by a query such as {@code show=all}. */
    String sees(String query) {
        return get("/comments?team=" + team + "&" + query);
    }

    String get(String path) {
        return signedIn().get(path).then().statusCode(200).extract().asString();
    }

    /** The ballots on a page, in its order. */
    static List<String> ballots(String page) {
        return ENTRY.matcher(page).results().map(match -> match.group(1)).toList();
    }

    /** Those that a query shows. */
    List<String> finds(String query) {
        return ballots(sees(query));
    }

    /** The ballot of the one comment there is. */
    String only() {
        List<String> ballots = finds("show=all");
        if (ballots.size() != 1) {
            throw new AssertionError(ballots);
        }
        return ballots.get(0);
    }

    /** Where the page after this one is, or null. */
    static String next(String page) {
        return first(NEXT, page) == null ? null : first(NEXT, page).replace("&amp;", "&");
    }

    /** Marks a comment as read, as it stands. */
    ValidatableResponse reads(String ballot) {
        return reads(ballot, seen(ballot));
    }

    ValidatableResponse reads(String ballot, String seen) {
        return post(ballot + "/read", "seen=" + seen).then().statusCode(303);
    }

    /** What the form says of the text that is seen. */
    String seen(String ballot) {
        return first(SEEN, get("/comments/" + ballot));
    }

    String known(String ballot) {
        return first(KNOWN, get("/comments/" + ballot));
    }

    ValidatableResponse notes(String ballot, String outcome, String called) {
        return notes(ballot, outcome, called, known(ballot));
    }

    ValidatableResponse notes(String ballot, String outcome, String called, String known) {
        return signedIn()
                .formParam("outcome", outcome)
                .formParam("called", called)
                .formParam("known", known)
                .post("/comments/" + ballot + "/follow-up")
                .then();
    }

    Response post(String path, String body) {
        return signedIn().body(body).post("/comments/" + path);
    }

    private static String first(Pattern pattern, String page) {
        return pattern.matcher(page)
                .results()
                .map((MatchResult match) -> match.group(1))
                .findFirst()
                .orElse(null);
    }
}
