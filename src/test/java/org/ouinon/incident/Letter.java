package org.ouinon.incident;

import static org.hamcrest.Matchers.matchesPattern;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.ouinon.account.Admin;

/** What Dora, a director, types into the form of an incident, well unless a test says otherwise. */
public final class Letter {

    private final Map<String, String> fields;

    private Letter(Map<String, String> fields) {
        this.fields = fields;
    }

    /** An incident of all teams, of a day and a half. */
    public static Letter of(String title) {
        return new Letter(Map.of(
                        "key", UUID.randomUUID().toString(),
                        "title", title,
                        "start", "2012-03-06T09:41",
                        "end", "2012-03-07T18:00",
                        "team", "",
                        "statement", "Mail was delayed.\nNone was lost.",
                        "signer", "Dora Director",
                        "contact", "dora@example.net"))
                .with("known", "1");
    }

    /** The same with another text in one field; null leaves the field out. */
    public Letter with(String field, String text) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.remove(field);
        if (text != null) {
            all.put(field, text);
        }
        return new Letter(all);
    }

    /** Sends it to open an incident. */
    public Response sentBy(RequestSpecification person) {
        return sent(person, "/incidents/new");
    }

    /** Sends it to revise one, of which {@code known} is the revision that the writer has seen. */
    public Response sentBy(RequestSpecification person, int number) {
        return sent(person, "/incidents/" + number + "/revise");
    }

    /** The number of the incident that it opens. */
    public int opened() {
        return Integer.parseInt(published(sentBy(Admin.signedIn())).replaceAll(".*/", ""));
    }

    /** Revises an incident. */
    public void revises(int number) {
        published(sentBy(Admin.signedIn(), number));
    }

    private Response sent(RequestSpecification person, String path) {
        return person.contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(fields)
                .post(path);
    }

    private static String published(Response answer) {
        ValidatableResponse then = answer.then().statusCode(303);
        return then.header("Location", matchesPattern(".*/incidents/[0-9]+"))
                .extract()
                .header("Location");
    }
}
