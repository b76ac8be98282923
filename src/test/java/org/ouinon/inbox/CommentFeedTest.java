package org.ouinon.inbox;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ouinon.vote.Customer.CAROL;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ouinon.account.Account;
import org.ouinon.account.Admin;
import org.ouinon.comment.Comment;
import org.ouinon.comment.Hostile;
import org.ouinon.link.Mails;
import org.ouinon.web.Captured;
import org.ouinon.web.Site;
import org.ouinon.web.TestClock;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Comments as a director's feed reader gets them. */
@QuarkusTest
class CommentFeedTest {

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final Pattern ADDRESS = Pattern.compile("id=\"address\" value=\"([^\"]+)\"");

    @Inject
    Mails mails;

    @Inject
    Site site;

    @Inject
    TestClock clock;

    private Dora dora;
    private String address;

    @BeforeEach
    void make_a_feed() {
        clock.stopAt("2056-02-01T12:00:00Z"); // After the comments of all other tests, and those of earlier runs go.
        QuarkusTransaction.requiringNew().run(() -> Comment.delete("writtenAt >= ?1", clock.instant()));
        dora = Dora.of("nobody");
        address = made();
    }

    @AfterEach
    void let_the_clock_run() {
        clock.run();
    }

    @Test
    void the_feed_has_all_that_rfc_4287_asks_for() throws Exception {
        clock.stopAt("2056-02-02T12:00:00Z");
        for (String hostile : Hostile.comments()) {
            CAROL.comments(mails.hourOld(), hostile).then().statusCode(303);
        }
        Element feed = feed();
        assertEquals("feed", feed.getLocalName());
        assertEquals(ATOM, feed.getNamespaceURI());
        assertEquals(site.base().at("/comments"), text(feed, "id"));
        assertEquals("Comments", text(feed, "title"));
        assertEquals("2056-02-02T12:00:00Z", text(feed, "updated"));
        Set<String> ids = new HashSet<>();
        List<String> contents = new ArrayList<>();
        for (Element entry : children(feed, "entry")) {
            assertTrue(ids.add(text(entry, "id")), "an id is one entry's");
            assertTrue(URI.create(text(entry, "id")).isAbsolute());
            assertFalse(text(entry, "title").isBlank());
            OffsetDateTime.parse(text(entry, "updated"));
            OffsetDateTime.parse(text(entry, "published"));
            assertEquals("A customer", text(children(entry, "author").get(0), "name"));
            Element content = children(entry, "content").get(0);
            assertEquals("xhtml", content.getAttribute("type"));
            assertEquals(0, content.getElementsByTagName("script").getLength());
            assertEquals(0, content.getElementsByTagName("a").getLength());
            assertEquals(0, content.getElementsByTagName("img").getLength());
            contents.add(content.getElementsByTagName("p").item(0).getTextContent());
        }
        assertEquals(50, contents.size());
        for (String kept : Hostile.kept()) {
            String shown = kept.replace("\n", "").replaceAll("[\\r]", "");
            assertTrue(contents.contains(shown), shown);
        }
    }

    @Test
    void an_erased_comment_is_told_as_erased() throws Exception {
        String mail = mails.hourOld();
        CAROL.comments(mail, "Forget this feed");
        clock.stopAt("2056-02-01T13:00:00Z");
        CAROL.presses(mail, "comment/erase");
        String xml = read(address).asString();
        assertFalse(xml.contains("Forget this feed"));
        assertTrue(xml.contains("Erased by the customer on 2056-02-01 13:00."), xml);
    }

    @Test
    void a_feed_that_did_not_change_is_not_sent_again_and_nobody_else_keeps_it() {
        Response first = read(address);
        first.then().header("Cache-Control", "private, no-cache").header("Referrer-Policy", "no-referrer");
        given().header("If-None-Match", first.header("ETag"))
                .get(address)
                .then()
                .statusCode(304)
                .header("Cache-Control", "private, no-cache");
    }

    @Test
    void without_the_right_key_there_is_nothing() {
        for (String query : List.of("", "?key=", "?key=wrong", "?key=" + "x".repeat(32), "?key=%00")) {
            given().urlEncodingEnabled(false)
                    .get("/comments.atom" + query)
                    .then()
                    .statusCode(404)
                    .body(not(containsString("<feed")));
        }
        Admin.signedIn().get("/comments.atom").then().statusCode(404);
    }

    @Test
    void another_address_ends_the_one_before_and_the_end_ends_it() {
        String second = made();
        read(address).then().statusCode(404);
        read(second).then().statusCode(200);
        assertTrue(dora.get("/comments/feed").contains("You have had a feed since 2056-02-01 12:00."));
        assertFalse(dora.get("/comments/feed").contains(keyOf(second)), "it is shown once");
        dora.post("feed/revoke", "").then().statusCode(303);
        read(second).then().statusCode(404);
        dora.post("feed/revoke", "").then().statusCode(303);
    }

    @Test
    void each_director_has_a_feed_of_their_own() {
        Dora another = Dora.of("nobody");
        String theirs = made(another);
        read(address).then().statusCode(200);
        another.post("feed/revoke", "").then().statusCode(303);
        read(theirs).then().statusCode(404);
        read(address).then().statusCode(200);
    }

    @Test
    void who_is_no_director_any_more_has_no_feed() {
        String name = QuarkusTransaction.requiringNew()
                .call(() -> FeedKey.find(keyOf(address)).orElseThrow().account);
        QuarkusTransaction.requiringNew().run(() -> Account.update("roles = 'agent' where name = ?1", name));
        read(address).then().statusCode(404);
        QuarkusTransaction.requiringNew().run(() -> Account.update("roles = 'agent,director' where name = ?1", name));
        read(address).then().statusCode(200);
        QuarkusTransaction.requiringNew().run(() -> Account.update("passwordHash = null where name = ?1", name));
        read(address).then().statusCode(404);
    }

    @Test
    void the_audit_tells_of_it_and_nobody_of_the_key() {
        List<String> logged;
        try (Captured log = Captured.from("org.ouinon", Level.ALL)) {
            read(address).then().statusCode(200);
            given().get(address + "x").then().statusCode(404);
            logged = log.lines();
        }
        assertFalse(logged.stream().anyMatch(line -> line.contains(keyOf(address))), logged.toString());
        String metrics = given().get("/q/metrics").asString();
        assertTrue(metrics.contains("/comments.atom"), "the route is measured");
        assertFalse(metrics.contains(keyOf(address)));
        String audit = Admin.signedIn().get("/admin/audit?deed=FEED_KEY_MADE").asString();
        assertTrue(audit.contains("feed key made"), audit);
        assertFalse(audit.contains(keyOf(address)), audit);
    }

    private String made() {
        return made(dora);
    }

    private static String made(Dora who) {
        String page = who.post("feed", "")
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .extract()
                .asString();
        Matcher shown = ADDRESS.matcher(page);
        assertTrue(shown.find(), page);
        return shown.group(1).replaceFirst("^https?://[^/]+", "");
    }

    private static String keyOf(String address) {
        return address.substring(address.indexOf('=') + 1);
    }

    private static Response read(String address) {
        return given().get(address);
    }

    private Element feed() throws Exception {
        byte[] xml = read(address)
                .then()
                .statusCode(200)
                .contentType("application/atom+xml;charset=UTF-8")
                .extract()
                .asByteArray();
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml)).getDocumentElement();
    }

    private static String text(Element parent, String name) {
        List<Element> found = children(parent, name);
        assertEquals(1, found.size(), name + " of " + parent.getLocalName());
        return found.get(0).getTextContent();
    }

    private static List<Element> children(Element parent, String name) {
        NodeList nodes = parent.getChildNodes();
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element && name.equals(element.getLocalName())) {
                found.add(element);
            }
        }
        return found;
    }
}
