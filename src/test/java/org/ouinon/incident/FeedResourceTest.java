package org.ouinon.incident;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ouinon.bars.Teams;
import org.ouinon.link.Mails;
import org.ouinon.score.Customers;
import org.ouinon.web.BaseUrl;
import org.ouinon.web.Language;
import org.ouinon.web.Site;
import org.ouinon.web.TestClock;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Incidents as programs read them. */
@QuarkusTest
class FeedResourceTest {

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String XML = "http://www.w3.org/XML/1998/namespace";

    @Inject
    Site site;

    @Inject
    Customers customers;

    @Inject
    Teams teams;

    @Inject
    TestClock clock;

    private final String title = Mails.freshName("Mail delayed");

    @BeforeEach
    void stop_the_clock() {
        clock.stopAt("2014-03-20T12:00:00Z");
    }

    @AfterEach
    void let_the_clock_run() {
        clock.run();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_feed_has_all_that_rfc_4287_asks_for(Language language) throws Exception {
        Letter.of(title).opened();
        Element feed = feed("?lang=" + language.tag());
        assertEquals("feed", feed.getLocalName());
        assertEquals(ATOM, feed.getNamespaceURI());
        assertEquals(language.tag(), feed.getAttributeNS(XML, "lang"));
        assertEquals(site.base().at("/incidents"), text(feed, "id"));
        assertEquals(language.words(IncidentWords.class).title(), text(feed, "title"));
        OffsetDateTime.parse(text(feed, "updated"));
        assertEquals(
                site.base().at("/incidents.atom?lang=" + language.tag()), link(feed, "self"), "where it came from");
        Set<String> ids = new HashSet<>();
        for (Element entry : children(feed, "entry")) {
            assertTrue(ids.add(text(entry, "id")), "an id is one entry's");
            assertTrue(URI.create(text(entry, "id")).isAbsolute());
            assertNotEquals("", text(entry, "title"));
            OffsetDateTime.parse(text(entry, "updated"));
            OffsetDateTime.parse(text(entry, "published"));
            assertNotEquals("", text(children(entry, "author").get(0), "name"));
            assertTrue(URI.create(link(entry, "alternate")).isAbsolute());
            assertEquals("xhtml", children(entry, "content").get(0).getAttribute("type"));
        }
    }

    @Test
    void an_entry_keeps_its_id_and_comes_first_when_it_is_revised() throws Exception {
        int number = Letter.of(title).opened();
        Letter.of(title + " later").opened();
        clock.stopAt("2056-03-21T12:00:00Z");
        Letter.of(title).with("signer", "Olga Operator").revises(number);
        Element feed = feed("");
        Element first = children(feed, "entry").get(0);
        assertEquals(site.base().at("/incidents/" + number), text(first, "id"));
        assertEquals(title, text(first, "title"));
        assertEquals("Olga Operator", text(children(first, "author").get(0), "name"));
        assertEquals("2014-03-20T12:00:00Z", text(first, "published"));
        assertEquals("2056-03-21T12:00:00Z", text(first, "updated"));
        assertEquals("2056-03-21T12:00:00Z", text(feed, "updated"));
        assertEquals(site.base().at("/incidents/" + number + "?lang=en"), link(first, "alternate"));
    }

    @Test
    void the_statement_is_text_with_its_lines_and_its_signature() throws Exception {
        clock.stopAt("2054-04-21T12:00:00Z");
        Letter.of(title + " <b>&amp;</b> {7*7}")
                .with("start", "2054-04-20T10:00")
                .with("end", "")
                .with("statement", "One ]]> <script>alert(1)</script>\nTwo & \u0001\uFFFE\uFFFFthree")
                .opened();
        Element entry = children(feed("?lang=en"), "entry").stream()
                .filter(e -> e.getTextContent().contains(title))
                .findFirst()
                .orElseThrow();
        assertEquals(title + " <b>&amp;</b> {7*7}", text(entry, "title"));
        Element content = children(entry, "content").get(0);
        assertTrue(content.getTextContent().contains("One ]]> <script>alert(1)</script>Two & three"));
        assertTrue(content.getTextContent().contains("Signed by Dora Director, dora@example.net"));
        assertEquals(1, content.getElementsByTagName("br").getLength());
        assertEquals(0, content.getElementsByTagName("script").getLength());
        assertEquals(0, content.getElementsByTagName("b").getLength());
    }

    @Test
    void a_feed_of_no_incidents_is_one_all_the_same() {
        Feed none = Feed.of(List.of(), BaseUrl.of("https://feedback.example.net"), Language.EN);
        assertEquals(Instant.EPOCH, none.updated());
        assertEquals("https://feedback.example.net/incidents", none.id());
        String text = FeedResource.Templates.feed(Language.EN, none).render();
        assertTrue(text.contains("<updated>1970-01-01T00:00:00Z</updated>"), text);
    }

    @Test
    void a_feed_is_found_from_every_public_page() {
        int number = Letter.of(title).opened();
        for (String path : List.of("/", "/incidents", "/incidents/" + number)) {
            get(path + "?lang=fr")
                    .then()
                    .body(containsString("<link rel=\"alternate\" type=\"application/atom+xml\""
                            + " href=\"/incidents.atom?lang=fr\" title=\"Incidents\">"));
        }
    }

    @Test
    void the_api_has_every_incident_with_its_counts() {
        String team = customers.freshPublishedTeam();
        customers.answer(team, 8, 2, Instant.parse("2012-03-05T12:00:00Z"));
        customers.answer(team, 3, 30, Instant.parse("2012-03-06T12:00:00Z"));
        int number = Letter.of(title)
                .with("team", Integer.toString(teams.number(team)))
                .opened();
        int open = Letter.of(title + " open").with("end", "").opened();
        JsonPath line = given().get("/api/v1/incidents")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", equalTo("*"))
                .body("number", hasItems(number, open))
                .extract()
                .jsonPath();
        line.setRootPath("find { it.number == " + number + " }");
        assertEquals(title, line.getString("title"));
        assertEquals(site.base().at("/incidents/" + number), line.getString("url"));
        assertEquals("2012-03-06T09:41:00Z", line.getString("start"));
        assertEquals("2012-03-07T18:00:00Z", line.getString("end"));
        assertEquals(team, line.getString("team"));
        assertEquals(team, line.getString("countedTeam"));
        assertEquals("Mail was delayed.\nNone was lost.", line.getString("statement"));
        assertEquals("Dora Director", line.getString("signer"));
        assertEquals("dora@example.net", line.getString("contact"));
        assertEquals(1, line.getInt("revision"));
        assertEquals("80.0", line.getString("before.shown"));
        assertEquals("2012-03-04", line.getString("before.from"));
        assertEquals(30, line.getInt("during.no"));
        assertEquals(9.1f, line.getFloat("during.percent"));
        assertEquals("2012-03-09", line.getString("after.to"));
        assertNull(line.getString("after.shown"));
        line.setRootPath("find { it.number == " + open + " }");
        assertNull(line.getString("end"));
        assertNull(line.getString("team"));
        assertNull(line.getString("after"));
    }

    private Element feed(String query) throws Exception {
        byte[] xml = get("/incidents.atom" + query)
                .then()
                .statusCode(200)
                .contentType("application/atom+xml;charset=UTF-8")
                .extract()
                .asByteArray();
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        return document.getDocumentElement();
    }

    /** The text of the only child of a name. */
    private static String text(Element parent, String name) {
        List<Element> found = children(parent, name);
        assertEquals(1, found.size(), name + " of " + parent.getLocalName());
        return found.get(0).getTextContent();
    }

    private static String link(Element parent, String rel) {
        return children(parent, "link").stream()
                .filter(link -> link.getAttribute("rel").equals(rel))
                .findFirst()
                .orElseThrow()
                .getAttribute("href");
    }

    private static List<Element> children(Element parent, String name) {
        NodeList nodes = parent.getChildNodes();
        List<Element> found = new ArrayList<>();
        IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(node -> node instanceof Element && name.equals(node.getLocalName()))
                .forEach(node -> found.add((Element) node));
        return found;
    }
}
