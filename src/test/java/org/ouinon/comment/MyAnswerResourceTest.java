package org.ouinon.comment;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.ouinon.vote.Customer.CAROL;
import static org.ouinon.vote.Customer.DAVE;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ouinon.link.Mails;
import org.ouinon.vote.Ballots;
import org.ouinon.vote.Customer;
import org.ouinon.vote.Votes;

@QuarkusTest
class MyAnswerResourceTest {

    private static final String EMOJI = "🙂";

    @Inject
    Mails mails;

    @Inject
    Ballots ballots;

    @Inject
    Votes votes;

    @Test
    void my_answer_without_an_answer_offers_both() {
        String mail = mails.hourOld();
        CAROL.opens(mail, "more")
                .then()
                .statusCode(200)
                .header("Content-Type", containsString("charset=UTF-8"))
                .body(containsString("Answer YES"), containsString("Answer NO"), containsString("<textarea"))
                .body(not(containsString("Withdraw")), not(containsString("Erase")));
    }

    @Test
    void a_comment_needs_no_answer() {
        String mail = mails.hourOld();
        CAROL.comments(mail, "Nobody asked yet").then().statusCode(303).header("Location", "/f/" + mail + "/more");
        assertEquals("Nobody asked yet", kept(mail));
        assertEquals("NONE", votes.standing(mail));
        CAROL.looksAt(mail).then().body(containsString("Nobody asked yet"), containsString("Answer YES"));
    }

    @Test
    void a_comment_beside_an_answer_leaves_the_answer_alone() {
        String mail = mails.hourOld();
        CAROL.clicks(mail, "no");
        CAROL.comments(mail, "Too slow").then().statusCode(303);
        assertEquals("COUNTED NO", votes.standing(mail));
        CAROL.looksAt(mail)
                .then()
                .body(containsString("Too slow"), containsString("You answered NO."))
                .body(containsString("Your comment is recorded."), containsString("Replace my comment"));
    }

    @Test
    void a_later_comment_replaces_the_earlier() {
        String mail = mails.hourOld();
        CAROL.comments(mail, "First");
        CAROL.comments(mail, "Second").then().statusCode(303);
        assertEquals("Second", kept(mail));
        CAROL.looksAt(mail).then().body(containsString("Second"), not(containsString("First")));
    }

    @Test
    void a_comment_is_erased_and_the_answer_stays() {
        String mail = mails.hourOld();
        CAROL.clicks(mail, "yes");
        CAROL.comments(mail, "Forget this");
        CAROL.presses(mail, "comment/erase").then().statusCode(303).header("Location", "/f/" + mail + "/more");
        assertEquals(null, kept(mail));
        assertEquals("COUNTED YES", votes.standing(mail));
        CAROL.presses(mail, "comment/erase").then().statusCode(303);
    }

    @Test
    void withdrawing_the_answer_keeps_the_comment() {
        String mail = mails.hourOld();
        CAROL.presses(mail, "yes");
        CAROL.comments(mail, "I stand by this");
        CAROL.presses(mail, "withdraw");
        CAROL.looksAt(mail).then().body(containsString("I stand by this"), containsString("You withdrew"));
    }

    @Test
    void two_thousand_code_points_fit() {
        String mail = mails.hourOld();
        CAROL.comments(mail, EMOJI.repeat(2000)).then().statusCode(303);
        assertEquals(EMOJI.repeat(2000), kept(mail));
        CAROL.looksAt(mail).then().body(containsString(EMOJI.repeat(2000)));
    }

    @Test
    void one_more_is_refused_and_nothing_typed_is_lost() {
        String mail = mails.hourOld();
        String tooLong = EMOJI.repeat(2000) + "!";
        CAROL.comments(mail, tooLong)
                .then()
                .statusCode(400)
                .body(containsString(tooLong), containsString("Your comment has 2001 characters; at most 2,000 fit."));
        assertEquals(null, kept(mail));
    }

    @Test
    void a_refused_text_does_not_replace_the_kept_one() {
        String mail = mails.hourOld();
        CAROL.comments(mail, "Kept");
        CAROL.comments(mail, "x".repeat(2001)).then().statusCode(400);
        assertEquals("Kept", kept(mail));
    }

    @Test
    void far_too_much_is_refused_kindly() {
        CAROL.comments(mails.hourOld(), "x".repeat(100_000)).then().statusCode(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\r\n\t", "\u200E\u202E"})
    void an_empty_comment_is_not_kept(String nothing) {
        String mail = mails.hourOld();
        CAROL.comments(mail, nothing)
                .then()
                .statusCode(400)
                .body(containsString("Please write something before you send it."));
        assertEquals(null, kept(mail));
    }

    @Test
    void a_form_without_the_field_is_an_empty_comment() {
        CAROL.browses()
                .contentType("application/x-www-form-urlencoded")
                .post("/f/" + mails.hourOld() + "/comment")
                .then()
                .statusCode(400)
                .body(containsString("Please write something"));
    }

    @Test
    void control_and_bidi_characters_are_stripped() {
        String mail = mails.hourOld();
        CAROL.comments(mail, "a\u0000b\u0007c\u001B[31md\u202Ee\u2066f\u200Fg\u061Ch\u0085i\tj\r\nk\rl");
        assertEquals("abc[31mdefghi\tj\nk\nl", kept(mail));
    }

    @Test
    void other_scripts_and_joined_emoji_come_back_whole() {
        String mail = mails.hourOld();
        String text = "שלום – مرحبا – 你好 – 👩‍👩‍👧‍👦 – café – 🏳️‍🌈";
        CAROL.comments(mail, text);
        assertEquals(text, kept(mail));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "</textarea><img src=x onerror=alert(1)>",
                "{7*7} {#each}{/each} {cdi:site.root} ${7*7} #{7*7}",
                "'; DROP TABLE vote; -- \\",
                "=HYPERLINK(\"https://example.org\")",
                "&lt;b&gt; &amp; &nbsp;"
            })
    void whatever_is_written_is_shown_as_text(String hostile) {
        String mail = mails.hourOld();
        CAROL.comments(mail, hostile).then().statusCode(303);
        assertEquals(hostile, kept(mail));
        CAROL.looksAt(mail)
                .then()
                .statusCode(200)
                .body("html.body.main.form.textarea.text().trim()", equalTo(hostile))
                .body(not(containsString("<script>alert")), not(containsString("<img")));
    }

    @Test
    void a_comment_on_a_standing_link_is_seen_by_its_ballot_only() {
        String mail = mails.standing();
        String carols = CAROL.comments(mail, "Only mine")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        String daves =
                DAVE.comments(mail, "And mine").then().statusCode(303).extract().header("Location");
        CAROL.browses().get(carols).then().body(containsString("Only mine"), not(containsString("And mine")));
        DAVE.browses().get(daves).then().body(containsString("And mine"), not(containsString("Only mine")));
        CAROL.opens(mail, "more").then().body(not(containsString("Only mine")), not(containsString("And mine")));
    }

    @Test
    void a_comment_and_an_answer_on_a_standing_link_meet_on_one_ballot() {
        String mail = mails.standing();
        Customer talkative = new Customer(CAROL.userAgent() + " " + "x".repeat(600));
        String answered = talkative.presses(mail, "yes").header("Location");
        String commented = talkative.comments(mail, "And this").header("Location");
        assertEquals(answered, commented);
        talkative.browses().get(answered).then().body(containsString("And this"), containsString("You answered YES."));
    }

    private String kept(String mail) {
        Optional<Comment> comment = QuarkusTransaction.requiringNew()
                .call(() -> Comment.of(ballots.ofTicket(mails.open(mail).link())));
        return comment.map(c -> c.text).orElse(null);
    }
}
