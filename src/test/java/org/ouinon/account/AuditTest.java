package org.ouinon.account;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.TransactionRequiredException;
import java.io.StringReader;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ouinon.link.Mails;

@QuarkusTest
class AuditTest {

    @Inject
    Audit audit;

    @Test
    void a_deed_is_shown_with_who_did_it_the_newest_first() {
        String key = Mails.freshName("key");
        note(Deed.KEY_MINTED, "olga", key);
        note(Deed.KEY_REVOKED, "oscar", key);
        String page = Admin.signedIn().get("/admin/audit").asString();
        assertTrue(
                page.indexOf("<td>oscar</td><td>key revoked</td><td>" + key)
                        < page.indexOf("<td>olga</td><td>key minted</td><td>" + key),
                page);
        assertTrue(page.contains("<td>olga</td><td>key minted</td><td>" + key), page);
    }

    @Test
    void one_deed_alone_can_be_looked_at() {
        String team = Mails.freshName("team");
        note(Deed.TEAM_CHANGED, "olga", team);
        Admin.signedIn().get("/admin/audit?deed=TEAM_CHANGED").then().body(containsString(team));
        Admin.signedIn().get("/admin/audit?deed=AGENT_CHANGED").then().body(not(containsString(team)));
        Admin.signedIn().get("/admin/audit?deed=").then().statusCode(200).body(containsString(team));
        Admin.signedIn().get("/admin/audit?deed=NONE").then().statusCode(400);
    }

    @Test
    void older_notes_stand_on_later_pages() {
        String first = Mails.freshName("agent");
        note(Deed.AGENT_CHANGED, "olga", first);
        for (int i = 0; i < 100; i++) {
            note(Deed.AGENT_CHANGED, "olga", "another");
        }
        String page = Admin.signedIn().get("/admin/audit?deed=AGENT_CHANGED").asString();
        assertTrue(!page.contains(first));
        String older = page.replaceAll("(?s).*href=\"(/admin/audit\\?before=[^\"]*)\".*", "$1")
                .replace("&amp;", "&");
        Admin.signedIn()
                .urlEncodingEnabled(false)
                .get(older)
                .then()
                .statusCode(200)
                .body(containsString(first));
    }

    @Test
    void all_of_it_can_be_taken_elsewhere_without_a_formula() throws Exception {
        String about = "=HYPERLINK(\"" + Mails.freshName("x") + "\")";
        note(Deed.WORDING_CHANGED, "@olga", about);
        String csv = Admin.signedIn()
                .get("/admin/audit.csv?deed=WORDING_CHANGED")
                .then()
                .statusCode(200)
                .contentType("text/csv;charset=UTF-8")
                .header("Content-Disposition", containsString("audit.csv"))
                .extract()
                .asString();
        List<CSVRecord> records = CSVFormat.RFC4180.parse(new StringReader(csv)).getRecords();
        assertEquals(List.of("id", "at", "who", "deed", "about"), records.get(0).toList());
        CSVRecord last = records.get(records.size() - 1);
        assertEquals(
                List.of("'@olga", "WORDING_CHANGED", "'" + about), last.toList().subList(2, 5));
        assertTrue(last.get(1).matches("\\d{4}-\\d\\d-\\d\\dT.*Z"), last.get(1));
    }

    @Test
    void what_is_taken_back_is_not_noted() {
        String links = Mails.freshName("links");
        assertThrows(IllegalStateException.class, () -> QuarkusTransaction.requiringNew()
                .run(() -> {
                    audit.note(Deed.LINKS_REVOKED, "olga", links);
                    throw new IllegalStateException("Not so");
                }));
        Admin.signedIn().get("/admin/audit").then().body(not(containsString(links)));
    }

    @Test
    void nothing_is_noted_beside_a_transaction() {
        assertThrows(TransactionRequiredException.class, () -> audit.note(Deed.LINKS_REVOKED, "olga", "links"));
    }

    @Test
    void a_long_story_is_cut_between_two_characters() {
        note(Deed.INCIDENT_OPENED, "x".repeat(100), "😀".repeat(300));
        Admin.signedIn()
                .get("/admin/audit?deed=INCIDENT_OPENED")
                .then()
                .body(containsString("<td>" + "x".repeat(63) + "…</td>"))
                .body(containsString("<td>" + "😀".repeat(199) + "…</td>"));
    }

    @ParameterizedTest
    @CsvSource({"agent, /desk", "director, /digest", "operator, /admin/audit"})
    void everybody_is_shown_the_places_open_to_them(String role, String page) {
        String shown = Accounts.sessionWith(role).get(page).asString();
        assertTrue(shown.contains("<a href=\"" + page + "\" aria-current=\"page\">"), shown);
        assertEquals(1, shown.split("aria-current").length - 1);
        assertEquals(role.equals(Role.AGENT), shown.contains("href=\"/desk\""));
        assertEquals(role.equals(Role.DIRECTOR), shown.contains("href=\"/digest\""));
        assertEquals(!role.equals(Role.AGENT), shown.contains("href=\"/incidents/new\""));
        assertEquals(role.equals(Role.OPERATOR), shown.contains("href=\"/admin/keys\""));
        assertTrue(shown.contains("href=\"/account\""));
    }

    @Test
    void the_audit_is_for_operators_alone() {
        for (String page : List.of("/admin/audit", "/admin/audit.csv")) {
            given().redirects().follow(false).get(page).then().statusCode(303);
            Accounts.sessionWith(Role.AGENT).get(page).then().statusCode(403);
            Accounts.sessionWith(Role.DIRECTOR).get(page).then().statusCode(403);
        }
    }

    private void note(Deed deed, String who, String about) {
        QuarkusTransaction.requiringNew().run(() -> audit.note(deed, who, about));
    }
}
