package org.ouinon.desk;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ouinon.vote.Customer.CAROL;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.ouinon.account.Accounts;
import org.ouinon.account.Admin;
import org.ouinon.account.Agent;
import org.ouinon.account.AgentTerms;
import org.ouinon.account.Author;
import org.ouinon.account.Authors;
import org.ouinon.account.Role;
import org.ouinon.account.Roster;
import org.ouinon.account.Team;
import org.ouinon.account.TeamTerms;
import org.ouinon.bars.Teams;
import org.ouinon.link.Mails;
import org.ouinon.vote.Votes;
import org.ouinon.web.Language;

@QuarkusTest
class DeskResourceTest {

    private static final Pattern YES = Pattern.compile("/f/([A-Za-z0-9_-]+)/yes");

    @Inject
    Votes votes;

    @Inject
    Mails mails;

    @Inject
    Teams teams;

    @Inject
    Authors authors;

    @Inject
    Roster roster;

    @Test
    void the_desk_asks_for_a_ticket_first() {
        Admin.signedIn()
                .get("/desk")
                .then()
                .statusCode(200)
                .body(containsString("Make the block"), not(containsString("Your block")));
    }

    @Test
    void ticket_and_language_make_a_block_whose_links_vote() {
        String page = desk("ticket=" + Mails.freshTicket() + "&lang=fr")
                .body(containsString("Êtes-vous satisfait"), containsString("lang=\"fr\""))
                .body(containsString("The links vote until"))
                .extract()
                .asString();
        String token = first(YES, page);
        CAROL.presses(token, "yes").then().statusCode(303);
        assertEquals("fr", votes.on(token).orElseThrow().language);
    }

    @Test
    void a_help_desks_link_with_the_ticket_alone_opens_with_the_block_made() {
        String ticket = Mails.freshTicket();
        String page = desk("ticket=" + ticket)
                .body(containsString("value=\"" + ticket + "\""))
                .extract()
                .asString();
        assertEquals(ticket, mails.open(first(YES, page)).link().reference());
    }

    @Test
    void text_and_html_carry_the_same_links() {
        String page =
                desk("ticket=" + Mails.freshTicket() + "&lang=de").extract().asString();
        String source = first(Pattern.compile("<textarea id=\"html\"[^>]*>(.*?)</textarea>", Pattern.DOTALL), page);
        assertTrue(source.startsWith("&lt;table"), source);
        assertEquals(first(YES, page), first(YES, source));
    }

    @Test
    void what_the_customer_will_see_is_shown_by_a_link_that_never_counts() {
        String page =
                desk("ticket=" + Mails.freshTicket() + "&lang=es").extract().asString();
        String trial = first(Pattern.compile("<a href=\"[^\"]*/f/([A-Za-z0-9_-]+)/yes\" target"), page);
        assertTrue(mails.open(trial).link().test());
        assertFalse(mails.open(first(YES, page)).link().test());
        assertEquals(Language.ES, mails.open(trial).link().language());
    }

    @Test
    void a_signature_is_a_standing_block_and_is_made_when_asked_for_only() {
        desk("ticket=&lang=en&kind=signature").body(containsString("This block stands until it is revoked"));
        desk("ticket=&lang=en")
                .body(containsString("Name the ticket, or make a signature"), not(containsString("Your block")));
    }

    @Test
    void a_block_for_a_template_has_the_placeholder_behind_its_links() {
        String page = desk("lang=fr&kind=template&ref=%7B%25conversation.number%25%7D")
                .body(containsString("value=\"{%conversation.number%}\""))
                .body(containsString("Put it into a template"))
                .extract()
                .asString();
        assertTrue(page.contains("/yes?ref={%conversation.number%}\n"), page);
        assertTrue(page.contains("/no?ref={%conversation.number%}&quot;"), page);
        desk("lang=fr&kind=template&ref=").body(containsString("Name your help desk&#39;s placeholder"));
        desk("lang=fr&kind=template&ref=4711").body(not(containsString("Your block")));
    }

    @Test
    void an_agent_writes_for_their_own_team_or_for_another_that_is_at_work() {
        String other = teams.published();
        String own = desk("ticket=" + Mails.freshTicket()).extract().asString();
        String page = desk("ticket=" + Mails.freshTicket() + "&lang=en&team=" + other)
                .body(containsString("<option value=\"" + other + "\" selected>"))
                .extract()
                .asString();
        assertEquals(teams.number(other), author(page).team());
        assertEquals(authors.named("admin", null), author(own));
        change(other, new TeamTerms(other, true, true, true));
        desk("lang=fr").body(not(containsString("value=\"" + other + "\"")));
        desk("ticket=1&team=" + other).body(containsString("is retired and gets no new block"));
    }

    @Test
    void a_retired_agent_is_told() {
        RequestSpecification bob = Accounts.sessionWith(Role.AGENT);
        Agent agent = agentOf(bob);
        change(agent, new AgentTerms(agent.handle, Team.DEFAULT, true));
        bob.get("/desk?ticket=1")
                .then()
                .statusCode(200)
                .body(containsString("is retired and gets no new block"), not(containsString("Your block")));
    }

    @Test
    void agents_see_their_own_scores_where_the_operator_lets_them() {
        RequestSpecification bob = Accounts.sessionWith(Role.AGENT);
        Agent agent = agentOf(bob);
        String team = teams.published();
        change(agent, new AgentTerms(agent.handle, team, false));
        CAROL.presses(mails.from(agent.handle), "yes").then().statusCode(303);
        CAROL.presses(mails.forTeam(team), "no").then().statusCode(303);
        bob.get("/desk").then().body(not(containsString("Answers to your own mails")));
        change(team, new TeamTerms(team, true, true, false));
        bob.get("/desk")
                .then()
                .body(containsString("Answers to your own mails for " + team))
                .body(containsString(
                        "This week: <strong>100.0 %</strong> (1 yes, 0 no). Three months: <strong>100.0 %"));
        Accounts.sessionWith(Role.AGENT).get("/desk").then().body(not(containsString("Answers to your own mails")));
    }

    @Test
    void an_impossible_ticket_is_told() {
        desk("lang=en&ticket=" + "x".repeat(65))
                .body(containsString("at most 64 printable characters"), not(containsString("Your block")));
    }

    @Test
    void a_hostile_ticket_is_shown_as_text() {
        Admin.signedIn()
                .queryParam("ticket", "\"><script>alert(1)</script>")
                .queryParam("lang", "en")
                .get("/desk")
                .then()
                .statusCode(200)
                .body(not(containsString("<script>alert")));
    }

    /** The agent behind a session, whom their first block introduces. */
    private Agent agentOf(RequestSpecification session) {
        int number = author(session.get("/desk?ticket=1").asString()).agent();
        return QuarkusTransaction.requiringNew()
                .call(() -> Agent.findByNumber(number).orElseThrow());
    }

    private Author author(String page) {
        return mails.open(first(YES, page)).link().author();
    }

    private void change(Agent agent, AgentTerms terms) {
        QuarkusTransaction.requiringNew().run(() -> roster.change(agent, terms));
    }

    private void change(String team, TeamTerms terms) {
        QuarkusTransaction.requiringNew()
                .run(() -> roster.change(Team.findBySlug(team).orElseThrow(), terms));
    }

    private static ValidatableResponse desk(String query) {
        return Admin.signedIn()
                .urlEncodingEnabled(false)
                .get("/desk?" + query)
                .then()
                .statusCode(200);
    }

    private static String first(Pattern pattern, String page) {
        Matcher found = pattern.matcher(page);
        assertTrue(found.find(), page);
        return found.group(1);
    }
}
