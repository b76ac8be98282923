package org.ouinon.admin;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ouinon.account.Admin;
import org.ouinon.hook.Receiver;
import org.ouinon.link.Mails;

@QuarkusTest
class WebhooksResourceTest {

    private static final String PATH = "/admin/webhooks";
    private static final Pattern STOP = Pattern.compile("/admin/webhooks/(\\d+)/stop");

    private final String label = Mails.freshName("crm");
    private Receiver receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = new Receiver();
    }

    @AfterEach
    void stop_listening() {
        receiver.close();
    }

    @Test
    void an_operator_begins_tries_and_stops_a_webhook() {
        String begun = begin(label, receiver.url(), "vote.counted");
        assertTrue(begun.contains("value=\"whsec_"), begun);
        String page = page();
        assertTrue(page.contains("<h2>" + label + "</h2>") && !page.contains("whsec_"), page);

        String here = PATH + "/" + number(page);
        Admin.signedIn().post(here + "/try").then().statusCode(303).header("Location", PATH);
        await().atMost(Duration.ofSeconds(10)).until(() -> receiver.told().size() == 1);
        await().atMost(Duration.ofSeconds(10)).until(() -> ofThis(page()).contains("<td>delivered</td>"));

        Admin.signedIn().post(here + "/stop").then().statusCode(303);
        Admin.signedIn().post(here + "/stop").then().statusCode(404);
        Admin.signedIn().post(here + "/try").then().statusCode(404);
        assertTrue(ofThis(page()).contains("· stopped "));
        Admin.signedIn()
                .get("/admin/audit")
                .then()
                .body(containsString(label + ": vote.counted"), containsString("webhook stopped"));
    }

    @Test
    void what_is_refused_is_said_and_nothing_typed_is_lost() {
        Admin.signedIn()
                .formParams("label", "\"><b>" + label, "url", "ftp://example.org/x", "topics", "index.alert")
                .post(PATH)
                .then()
                .statusCode(400)
                .body(
                        containsString("A webhook&#39;s address begins with https://"),
                        containsString("value=\"&quot;&gt;&lt;b&gt;" + label + "\""),
                        containsString("value=\"ftp://example.org/x\""),
                        containsString("value=\"index.alert\" checked"),
                        not(containsString("whsec_")));
        Admin.signedIn()
                .formParams("label", label, "url", receiver.url())
                .post(PATH)
                .then()
                .statusCode(400)
                .body(containsString("Choose at least one topic"));
    }

    @Test
    void a_webhook_or_a_message_that_is_not_there_is_not_found() {
        for (String deed : new String[] {"/0/stop", "/0/try", "/0/messages/0/again"}) {
            Admin.signedIn().post(PATH + deed).then().statusCode(404);
        }
    }

    private String begin(String label, String url, String topic) {
        return Admin.signedIn()
                .formParams("label", label, "url", url, "topics", topic)
                .post(PATH)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private String page() {
        return Admin.signedIn().get(PATH).then().statusCode(200).extract().asString();
    }

    private String ofThis(String page) {
        String from = page.substring(page.indexOf("<h2>" + label + "</h2>"));
        return from.substring(0, from.indexOf("</article>"));
    }

    private String number(String page) {
        Matcher stop = STOP.matcher(ofThis(page));
        assertTrue(stop.find());
        return stop.group(1);
    }
}
