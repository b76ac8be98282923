package org.ouinon.admin;

import static io.restassured.RestAssured.get;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ouinon.vote.Customer.CAROL;
import static org.ouinon.vote.Customer.DAVE;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ouinon.account.Accounts;
import org.ouinon.account.Admin;
import org.ouinon.account.Author;
import org.ouinon.account.Authors;
import org.ouinon.account.Role;
import org.ouinon.bars.Teams;
import org.ouinon.link.HelpDesk;
import org.ouinon.link.Mails;
import org.ouinon.vote.Votes;

/** What operators decide of teams and agents, and what it does to blocks and to votes. */
@QuarkusTest
class TeamsResourceTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Inject
    Mails mails;

    @Inject
    Votes votes;

    @Inject
    Teams teams;

    @Inject
    Authors authors;

    @Inject
    DataSource database;

    private String team;
    private String agent;

    @BeforeEach
    void introduce_an_agent_of_a_team() {
        team = Mails.freshName("team");
        agent = Mails.freshName("bob");
        HelpDesk.order("agent", agent, "team", team).statusCode(200);
    }

    @Test
    void a_team_is_created_unlisted_and_saying_it_twice_does_no_harm() {
        String slug = Mails.freshName("new");
        for (int press = 0; press < 2; press++) {
            create(slug, "Brand new").statusCode(303).header("Location", endsWith("/admin/teams/" + slug + "?saved=1"));
        }
        page("/admin/teams").body(containsString("Brand new"), containsString(slug));
        page("/admin/teams/" + slug + "?saved=1").body(containsString("Saved."), containsString("Brand new"));
        get("/api/v1/index?team=" + slug).then().statusCode(404);
    }

    @Test
    void a_slug_that_is_taken_or_none_is_told_and_nothing_typed_is_lost() {
        create(team, "Other \"name\"")
                .statusCode(400)
                .body(containsString("There is a team &#39;" + team + "&#39; already"))
                .body(containsString("Other &quot;name&quot;"));
        create("No slug!", "Fine").statusCode(400).body(containsString("a-z, 0-9 and hyphen"));
        create(Mails.freshName("x"), " ").statusCode(400).body(containsString("1 to 100 printable characters"));
        create(Mails.freshName("x"), "x".repeat(101)).statusCode(400);
        page("/admin/teams").body(not(containsString("No slug!")));
    }

    @Test
    void a_published_team_has_public_bars_within_a_second_until_it_is_unlisted() {
        changeTeam("name", "Hosting", "published", "on").statusCode(303);
        await().atMost(SECOND).until(() -> get("/api/v1/index?team=" + team).statusCode() == 200);
        changeTeam("name", "Hosting").statusCode(303);
        await().atMost(SECOND).until(() -> get("/api/v1/index?team=" + team).statusCode() == 404);
    }

    @Test
    void a_team_keeps_its_slug_and_its_number_under_another_name() {
        String before = HelpDesk.token("agent", agent);
        changeTeam("name", "Web <b>hosting</b>").statusCode(303);
        page("/admin/teams/" + team)
                .body(containsString("Web &lt;b&gt;hosting&lt;/b&gt;"), not(containsString("<b>hosting")));
        assertEquals(author(before), author(HelpDesk.token("agent", agent, "team", team)));
        changeTeam("name", "").statusCode(400).body(containsString("1 to 100 printable characters"));
    }

    @Test
    void a_retired_team_gets_no_new_block_and_keeps_its_bars_and_its_mail() {
        changeTeam("name", "Hosting", "published", "on").statusCode(303);
        String mailed = mails.from(agent);
        changeTeam("name", "Hosting", "published", "on", "retired", "on").statusCode(303);
        for (String[] order : new String[][] {{"agent", agent}, {"agent", "alice", "team", team}}) {
            HelpDesk.order(order)
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("detail", containsString("team '" + team + "' is retired and gets no new block"));
        }
        CAROL.presses(mailed, "yes").then().statusCode(303);
        assertEquals("COUNTED YES", votes.standing(mailed));
        await().atMost(SECOND).untilAsserted(() -> assertEquals("1 yes, 0 no", teams.week(team)));
        changeTeam("name", "Hosting").statusCode(303);
        HelpDesk.order("agent", agent).statusCode(200);
    }

    @Test
    void an_agent_nobody_knows_is_not_introduced_into_a_retired_team() {
        changeTeam("name", "Hosting", "retired", "on").statusCode(303);
        String stranger = Mails.freshName("stranger");
        HelpDesk.order("agent", stranger, "team", team).statusCode(400);
        assertTrue(authors.known(stranger).isEmpty());
    }

    @Test
    void a_renamed_agent_keeps_the_number() {
        String before = HelpDesk.token("agent", agent);
        String renamed = Mails.freshName("robert");
        changeAgent("handle", " " + renamed.toUpperCase(), "team", team)
                .statusCode(303)
                .header("Location", endsWith("/admin/teams/" + team + "?saved=1"));
        assertEquals(author(before), author(HelpDesk.token("agent", renamed)));
        page("/admin/teams/" + team).body(containsString(renamed), not(containsString(agent)));
    }

    @Test
    void a_name_that_another_agent_has_is_refused_with_the_form_as_it_was_sent() {
        HelpDesk.order("agent", "alice").statusCode(200);
        changeAgent("handle", "Alice", "team", team, "retired", "on")
                .statusCode(400)
                .body(containsString("There is an agent &#39;alice&#39; already"))
                .body(containsString("value=\"Alice\""), containsString("name=\"retired\" checked"));
        changeAgent("handle", "", "team", team).statusCode(400);
        changeAgent("handle", agent, "team", "no-such-team").statusCode(400).body(containsString("Choose a team"));
    }

    @Test
    void a_moved_agent_writes_for_the_new_team_and_old_votes_stay_with_the_old_one() {
        String old = mails.from(agent);
        String other = teams.published();
        changeAgent("handle", agent, "team", other).statusCode(303);
        String fresh = mails.from(agent);
        assertNotEquals(author(old).team(), author(fresh).team());
        assertEquals(teams.number(other), author(fresh).team());
        CAROL.presses(old, "yes").then().statusCode(303);
        CAROL.presses(fresh, "no").then().statusCode(303);
        assertEquals(author(old).team(), votes.on(old).orElseThrow().team);
        await().atMost(SECOND).until(() -> teams.week(other).equals("0 yes, 1 no"));
    }

    @Test
    void a_retired_agent_gets_no_new_block_and_the_links_already_mailed_still_vote() {
        String mailed = mails.from(agent);
        changeAgent("handle", agent, "team", team, "retired", "on").statusCode(303);
        HelpDesk.order("agent", agent)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", equalTo("agent '" + agent + "' is retired and gets no new block"));
        HelpDesk.signedIn().get("/api/v1/block?agent=" + agent).then().statusCode(400);
        CAROL.presses(mailed, "no").then().statusCode(303);
        assertEquals("COUNTED NO", votes.standing(mailed));
    }

    @Test
    void a_forgotten_agent_leaves_votes_and_comments_and_a_number_that_is_never_used_again() {
        String mailed = mails.from(agent);
        String unanswered = mails.from(agent);
        CAROL.presses(mailed, "yes").then().statusCode(303);
        CAROL.comments(mailed, "Thank you for " + agent.substring(4)).then().statusCode(303);
        int number = author(mailed).agent();
        forget(number).statusCode(400).body(containsString("Tick the box"));
        for (int press = 0; press < 2; press++) {
            forget(number, "sure", "on").statusCode(303);
        }
        assertEquals("COUNTED YES", votes.standing(mailed));
        HelpDesk.signedIn()
                .get("/api/v1/comments")
                .then()
                .body(
                        "find { it.text == 'Thank you for " + agent.substring(4) + "' }.agent",
                        equalTo("agent " + number));
        String later = mails.from(agent);
        assertTrue(author(later).agent() > number, "a new agent");
        DAVE.presses(unanswered, "no").then().statusCode(303);
        assertEquals("COUNTED NO", votes.standing(unanswered));
        Admin.signedIn().get("/admin/teams/agents/" + number).then().statusCode(404);
    }

    @Test
    void an_agent_can_be_introduced_before_a_help_desk_does() {
        String newcomer = Mails.freshName("eve");
        for (int press = 0; press < 2; press++) {
            operator("handle", newcomer)
                    .post("/admin/teams/" + team + "/agents")
                    .then()
                    .statusCode(303);
        }
        assertEquals(
                author(HelpDesk.token("agent", agent)).team(),
                author(HelpDesk.token("agent", newcomer)).team());
        operator("handle", newcomer)
                .post("/admin/teams/" + teams.published() + "/agents")
                .then()
                .statusCode(400)
                .body(containsString("There is an agent &#39;" + newcomer + "&#39; already"));
    }

    @Test
    void what_another_process_decides_holds_here_within_a_second() throws Exception {
        assertEquals(
                author(HelpDesk.token("agent", agent)).agent(),
                authors.named(agent, null).agent());
        try (Connection connection = database.getConnection();
                PreparedStatement retire =
                        connection.prepareStatement("UPDATE agent SET retired = TRUE WHERE handle = ?");
                PreparedStatement note = connection.prepareStatement(
                        "INSERT INTO change_mark VALUES ('authors', 1) ON DUPLICATE KEY UPDATE changes = changes + 1")) {
            retire.setString(1, agent);
            retire.executeUpdate();
            note.executeUpdate();
        }
        await().atMost(SECOND)
                .untilAsserted(() -> assertThrows(IllegalArgumentException.class, () -> authors.named(agent, null)));
    }

    @Test
    void each_decision_is_in_the_audit_once_and_never_with_an_agents_name() {
        int number = authors.known(agent).orElseThrow().number;
        for (int press = 0; press < 2; press++) {
            changeTeam("name", "Hosting", "published", "on", "ownScores", "on").statusCode(303);
            changeAgent("handle", agent, "team", team, "retired", "on").statusCode(303);
            changeAgent("handle", "x", "team", "no-such-team").statusCode(400);
        }
        forget(number, "sure", "on").statusCode(303);
        String notes = Admin.signedIn().get("/admin/audit.csv").asString();
        assertEquals(
                List.of(
                        "admin,TEAM_CHANGED,\"team " + team + ": 'Hosting', published, own scores shown; before: '"
                                + team + "', unlisted, own scores not shown\"",
                        "admin,AGENT_CHANGED,\"agent " + number + ": of " + team + ", retired; before: of " + team
                                + "\"",
                        "admin,AGENT_CHANGED,agent " + number + ": forgotten"),
                notes.lines()
                        .filter(line -> line.contains(team) || line.contains("agent " + number + ":"))
                        .map(line -> line.split(",", 3)[2])
                        .toList());
        assertFalse(notes.contains(agent));
    }

    @Test
    void none_of_this_is_for_others() {
        for (String role : new String[] {Role.AGENT, Role.DIRECTOR}) {
            Accounts.sessionWith(role).get("/admin/teams").then().statusCode(403);
            Accounts.sessionWith(role)
                    .header("Sec-Fetch-Site", "same-origin")
                    .formParam("name", "Taken over")
                    .post("/admin/teams/" + team)
                    .then()
                    .statusCode(403);
        }
        page("/admin/teams/" + team).body(not(containsString("Taken over")));
        Admin.signedIn().get("/admin/teams/no-such-team").then().statusCode(404);
    }

    private static ValidatableResponse create(String slug, String name) {
        return operator("slug", slug, "name", name).post("/admin/teams").then();
    }

    private ValidatableResponse changeTeam(String... fields) {
        return operator(fields).post("/admin/teams/" + team).then();
    }

    private ValidatableResponse changeAgent(String... fields) {
        int number = authors.known(agent).orElseThrow().number;
        return operator(fields).post("/admin/teams/agents/" + number).then();
    }

    private static ValidatableResponse forget(int number, String... fields) {
        return operator(fields)
                .post("/admin/teams/agents/" + number + "/forget")
                .then();
    }

    private static ValidatableResponse page(String path) {
        return Admin.signedIn().get(path).then().statusCode(200);
    }

    private static RequestSpecification operator(String... fields) {
        RequestSpecification request = Admin.signedIn().contentType("application/x-www-form-urlencoded");
        for (int i = 0; i < fields.length; i += 2) {
            request.formParam(fields[i], fields[i + 1]);
        }
        return request;
    }

    private Author author(String token) {
        return mails.open(token).link().author();
    }
}
