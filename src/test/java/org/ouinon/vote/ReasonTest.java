package org.ouinon.vote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ouinon.vote.Reason.*;
import static org.ouinon.vote.Visitor.CAROL;
import static org.ouinon.vote.Visitor.MALLORY;
import static org.ouinon.vote.Visitor.MINTED;
import static org.ouinon.vote.Visitor.NOON;
import static org.ouinon.vote.Visitor.RAN;

import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Every reason, and what it takes to have it. */
class ReasonTest {
    private static final Set<Reason> SEEN = EnumSet.noneOf(Reason.class);
    private static final String LISTS =
            "[certain]\n40.92.0.0/15\n[probable]\n150.70.0.0/16\n[hosting]\n198.51.100.0/24\n";

    private final Scales scales = new Scales(new Crawlers(), Networks.read(new StringReader(LISTS), "lists"));

    @AfterAll
    static void every_reason_has_been_seen() {
        assertEquals(Set.of(), EnumSet.complementOf(EnumSet.copyOf(SEEN)));
    }

    @Test
    void nothing_speaks_against_a_customer_who_is_in_no_hurry() {
        assertReasons(CAROL.posts(On.YES, RAN, NOON), SENT_LONG_AGO);
        assertReasons(CAROL.opens(On.YES, NOON), SENT_LONG_AGO, NOT_ANSWERED);
    }

    @Test
    void a_page_loaded_ahead_is_nobodys_click() {
        for (String header : List.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")) {
            assertReasons(CAROL.with(header, "Prefetch;prerender").opens(On.YES, NOON), LOADED_AHEAD);
        }
        assertReasons(CAROL.with("Purpose", "preview").posts(On.YES, RAN, NOON), LOADED_AHEAD);
    }

    @Test
    void a_probe_is_no_visit() {
        assertReasons(CAROL.click(1, On.YES, Click.Method.of("HEAD"), null, NOON, MINTED), ONLY_PROBED);
        assertReasons(CAROL.click(1, On.YES, Click.Method.of("OPTIONS"), null, NOON, MINTED), ONLY_PROBED);
        assertReasons(CAROL.click(1, On.YES, Click.Method.of(null), null, NOON, MINTED), ONLY_PROBED);
    }

    @Test
    void who_has_no_name_is_a_machine() {
        assertReasons(CAROL.with("User-Agent", " ").opens(On.YES, NOON), BLANK_AGENT);
        assertReasons(CAROL.with("User-Agent", null).posts(On.YES, Visitor.PRESSED, NOON), BLANK_AGENT);
    }

    @Test
    void who_has_a_machines_name_is_one_even_when_it_presses() {
        assertReasons(CAROL.with("User-Agent", "curl/8.5.0").posts(On.YES, Visitor.PRESSED, NOON), NAMED_MACHINE);
    }

    @Test
    void who_wants_the_first_bytes_only_is_a_machine() {
        assertReasons(CAROL.with("Range", "bytes=0-32768").opens(On.YES, NOON), PART_REQUEST);
    }

    @Test
    void who_fetches_an_image_or_a_frame_visits_no_page() {
        assertReasons(CAROL.with("Sec-Fetch-Dest", "image").opens(On.YES, NOON), NOT_A_PAGE);
        assertReasons(CAROL.with("Sec-Fetch-Mode", "no-cors").opens(On.YES, NOON), NOT_A_PAGE);
        assertReasons(CAROL.with("Sec-Fetch-Mode", "cors").posts(On.YES, RAN, NOON), SENT_LONG_AGO);
    }

    @Test
    void a_driven_browser_says_so() {
        Said driven = new Said(false, true, false, true);
        assertReasons(CAROL.posts(On.YES, driven, NOON), DRIVEN_BROWSER, SENT_LONG_AGO);
    }

    @Test
    void two_links_in_two_seconds_are_a_sweep_whoever_opened_the_other() {
        PastClick other = past(MALLORY.opens(On.DETAIL, NOON.minusMillis(1900)));
        assertReasons(CAROL.posts(On.YES, RAN, NOON), List.of(other), SIBLING_LINK, SENT_LONG_AGO);
        assertReasons(CAROL.posts(On.YES, RAN, NOON.plusSeconds(2)), List.of(other), SENT_LONG_AGO);
    }

    @Test
    void a_sweep_is_told_by_the_openings_however_late_the_script_answers() {
        PastClick yes = past(CAROL.opens(On.YES, NOON));
        PastClick no = past(CAROL.opens(On.NO, NOON.plusMillis(300)));
        Click late = CAROL.posts(On.YES, RAN, NOON.plusSeconds(45));
        assertReasons(late, List.of(yes, no), SIBLING_LINK, SENT_LONG_AGO);
    }

    @Test
    void who_answers_too_many_tickets_on_a_macro_link_is_held_even_when_pressing() {
        for (Reason haste : List.of(MANY_TICKETS, FAST_MACRO)) {
            Click press = CAROL.posts(On.YES, Visitor.PRESSED, NOON).inHaste(haste);
            assertReasons(press, haste, PRESSED, SENT_LONG_AGO);
            assertTrue(scales.weigh(press, List.of()).held());
        }
    }

    @Test
    void the_page_after_the_press_is_no_second_link() {
        PastClick opened = past(CAROL.opens(On.YES, NOON.minusMillis(1500)));
        PastClick pressed = past(CAROL.posts(On.YES, Visitor.PRESSED, NOON.minusMillis(100)));
        Click redirected = CAROL.with("Sec-Fetch-Site", "").opens(On.DETAIL, NOON);
        assertReasons(redirected, List.of(opened, pressed), SENT_LONG_AGO, NOT_ANSWERED);
        Click followed = CAROL.with("Sec-Fetch-Site", "same-origin").opens(On.NO, NOON);
        assertReasons(followed, List.of(opened), SENT_LONG_AGO, NOT_ANSWERED);
    }

    @Test
    void the_page_after_the_scripts_vote_is_no_second_link_either() {
        Visitor silent = CAROL.with("Sec-Fetch-Site", "");
        PastClick opened = past(silent.opens(On.YES, NOON.minusMillis(900)));
        PastClick cast = past(silent.posts(On.YES, RAN, NOON.minusMillis(600)));
        Click led = silent.opens(On.DETAIL, NOON);
        assertReasons(led, List.of(opened, cast), SENT_LONG_AGO, NOT_ANSWERED);
        Click touched = silent.posts(On.YES, Visitor.ENGAGED, NOON.plusSeconds(5));
        assertReasons(touched, List.of(opened, cast, past(led)), ENGAGED, SENT_LONG_AGO);
    }

    @Test
    void a_second_link_from_the_mail_is_one_even_after_the_scripts_vote() {
        PastClick opened = past(CAROL.opens(On.YES, NOON.minusMillis(900)));
        PastClick cast = past(CAROL.posts(On.YES, RAN, NOON.minusMillis(600)));
        Click fromMail = CAROL.opens(On.DETAIL, NOON);
        assertReasons(fromMail, List.of(opened, cast), SIBLING_LINK, SENT_LONG_AGO, NOT_ANSWERED);
    }

    @Test
    void the_script_of_our_own_page_looks_again_without_visiting() {
        Click again = CAROL.with("Sec-Fetch-Site", "same-origin")
                .with("Sec-Fetch-Mode", "cors")
                .with("Sec-Fetch-Dest", "empty")
                .opens(On.DETAIL, NOON);
        assertReasons(again, NOT_ANSWERED, SENT_LONG_AGO);
    }

    @Test
    void the_other_answer_soon_after_is_odd() {
        PastClick no = past(CAROL.opens(On.NO, NOON.minusSeconds(6)));
        assertReasons(CAROL.opens(On.YES, NOON), List.of(no), OTHER_ANSWER_SOON, SENT_LONG_AGO, NOT_ANSWERED);
        assertReasons(MALLORY.from("192.0.2.1").posts(On.YES, RAN, NOON), List.of(no), SENT_LONG_AGO);
    }

    @Test
    void the_other_answer_within_a_minute_is_a_little_odd() {
        PastClick no = past(CAROL.opens(On.NO, NOON.minusSeconds(50)));
        assertReasons(CAROL.posts(On.YES, RAN, NOON), List.of(no), OTHER_ANSWER_LATER, SENT_LONG_AGO);
        assertReasons(CAROL.posts(On.YES, RAN, NOON.plusSeconds(11)), List.of(no), SENT_LONG_AGO);
    }

    @Test
    void both_answers_pressed_in_ten_seconds_is_a_question() {
        PastClick yes = past(CAROL.posts(On.YES, Visitor.PRESSED, NOON.minusSeconds(9)));
        Click no = CAROL.posts(On.NO, Visitor.PRESSED, NOON);
        assertReasons(no, List.of(yes), BOTH_PRESSED, PRESSED, SENT_LONG_AGO);
        Click answered = CAROL.posts(On.YES, Visitor.PRESSED, NOON.plusSeconds(4));
        assertReasons(answered, List.of(yes, past(no)), PRESSED, SENT_LONG_AGO);
    }

    @Test
    void who_swept_one_mail_is_doubted_on_the_next() {
        PastClick yes = past(CAROL.opens(On.YES, NOON));
        Evidence swept = scales.weigh(CAROL.opens(On.NO, NOON), List.of(yes));
        assertTrue(swept.flagged());
        Click next = CAROL.click(2, On.YES, Click.Method.POST, RAN, NOON.plusSeconds(800), MINTED);
        assertReasons(next, List.of(swept.trace()), SWEPT_BEFORE, SENT_LONG_AGO);
        Click later = CAROL.click(2, On.YES, Click.Method.POST, RAN, NOON.plusSeconds(901), MINTED);
        assertReasons(later, List.of(swept.trace()), SENT_LONG_AGO);
    }

    @Test
    void colleagues_on_a_shared_link_flag_nobody() {
        PastClick yes = past(CAROL.opens(On.YES, NOON));
        Click no = CAROL.click(1, On.NO, Click.Method.GET, Said.NOTHING, NOON, null);
        assertFalse(scales.weigh(no, List.of(yes)).flagged());
    }

    @Test
    void many_mails_at_once_count_against_data_centres_only() {
        for (Visitor visitor : List.of(MALLORY, CAROL)) {
            List<PastClick> others = LongStream.range(2, 6)
                    .mapToObj(ballot -> visitor.click(ballot, On.YES, Click.Method.POST, RAN, NOON, MINTED))
                    .map(this::past)
                    .toList();
            Click fifth = visitor.posts(On.YES, RAN, NOON.plusSeconds(20));
            if (visitor == MALLORY) {
                assertReasons(fifth, others, MANY_MAILS, HOSTING_NETWORK, SENT_LONG_AGO);
                Set<UUID> ballots = others.stream().map(PastClick::ballot).collect(Collectors.toSet());
                assertEquals(ballots, scales.weigh(fifth, others).crowd());
                assertReasons(fifth, others.subList(1, 4), HOSTING_NETWORK, SENT_LONG_AGO);
            } else {
                assertReasons(fifth, others, SENT_LONG_AGO);
            }
        }
    }

    @Test
    void addresses_speak_by_their_list() {
        assertReasons(CAROL.from("40.93.1.2").posts(On.YES, RAN, NOON), FILTER_NETWORK, SENT_LONG_AGO);
        assertReasons(CAROL.from("150.70.1.2").posts(On.YES, RAN, NOON), VENDOR_NETWORK, SENT_LONG_AGO);
        assertReasons(MALLORY.posts(On.YES, RAN, NOON), HOSTING_NETWORK, SENT_LONG_AGO);
    }

    @Test
    void age_counts_from_the_end_of_the_minute_of_minting() {
        assertAge(60 + 119, JUST_SENT);
        assertAge(60 + 120, SENT_MINUTES_AGO);
        assertAge(60 + 299, SENT_MINUTES_AGO);
        assertAge(60 + 300);
        assertAge(60 + 1799);
        assertAge(60 + 1800, SENT_LONG_AGO);
        assertAge(-5, JUST_SENT);
    }

    @Test
    void a_link_without_ticket_has_no_age() {
        assertReasons(CAROL.click(1, On.YES, Click.Method.POST, RAN, NOON, null));
    }

    @Test
    void a_recent_browser_without_fetch_metadata_is_made_up() {
        Visitor bare =
                CAROL.with("Sec-Fetch-Site", "").with("Sec-Fetch-Mode", "").with("Sec-Fetch-Dest", "");
        assertReasons(bare.posts(On.YES, RAN, NOON), NO_FETCH_METADATA, SENT_LONG_AGO);
        assertReasons(bare.overHttp().posts(On.YES, RAN, NOON), SENT_LONG_AGO);
        String firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:%1$d.0) Gecko/20100101 Firefox/%1$d.0";
        String safari =
                "Mozilla/5.0 (iPhone; CPU iPhone OS 16_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                        + " Version/%s Mobile/15E148 Safari/604.1";
        for (String recent : List.of(firefox.formatted(90), safari.formatted("16.4"), safari.formatted("26.6.1"))) {
            assertReasons(
                    bare.with("User-Agent", recent).with("Sec-CH-UA", "").posts(On.YES, RAN, NOON),
                    NO_FETCH_METADATA,
                    SENT_LONG_AGO);
        }
        for (String old : List.of(firefox.formatted(89), safari.formatted("16.3"), safari.formatted("15.6"))) {
            assertReasons(bare.with("User-Agent", old).with("Sec-CH-UA", "").posts(On.YES, RAN, NOON), SENT_LONG_AGO);
        }
    }

    @Test
    void chromium_without_client_hints_is_odd_and_counted() {
        Visitor adGuard = CAROL.with("Sec-CH-UA", "").with("Sec-CH-UA-Platform", "");
        assertReasons(adGuard.posts(On.YES, RAN, NOON), NO_CLIENT_HINTS, SENT_LONG_AGO);
        String webView = "Mozilla/5.0 (Linux; Android 11; Pixel; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0"
                + " Chrome/151.0.0.0 Mobile Safari/537.36";
        assertReasons(adGuard.with("User-Agent", webView).posts(On.YES, RAN, NOON), SENT_LONG_AGO);
    }

    @Test
    void a_browser_with_two_names_is_odd() {
        assertReasons(
                CAROL.with("Sec-CH-UA", "\"Chromium\";v=\"156\"").posts(On.YES, RAN, NOON), TWO_NAMES, SENT_LONG_AGO);
        assertReasons(CAROL.with("Sec-CH-UA-Platform", "\"Linux\"").posts(On.YES, RAN, NOON), TWO_NAMES, SENT_LONG_AGO);
        assertReasons(CAROL.with("Sec-CH-UA-Platform", "\"Haiku\"").posts(On.YES, RAN, NOON), SENT_LONG_AGO);
    }

    @Test
    void a_browser_of_years_ago_is_odd() {
        String hints = "\"Chromium\";v=\"%d\"";
        for (int major : List.of(101, 131)) {
            Visitor old = CAROL.with("User-Agent", Visitor.CHROME.replace("153", "" + major));
            assertReasons(
                    old.with("Sec-CH-UA", hints.formatted(major)).posts(On.YES, RAN, NOON), OLD_BROWSER, SENT_LONG_AGO);
        }
        Visitor fair = CAROL.with("User-Agent", Visitor.CHROME.replace("153", "134"));
        assertReasons(fair.with("Sec-CH-UA", hints.formatted(134)).posts(On.YES, RAN, NOON), SENT_LONG_AGO);
    }

    @Test
    void a_browser_that_tells_its_build_is_a_little_odd() {
        Visitor exact = CAROL.with("User-Agent", Visitor.CHROME.replace("153.0.0.0", "153.0.8037.55"));
        assertReasons(exact.posts(On.YES, RAN, NOON), EXACT_VERSION, SENT_LONG_AGO);
    }

    @Test
    void a_browser_without_language_is_odd() {
        assertReasons(CAROL.with("Accept-Language", "").posts(On.YES, RAN, NOON), NO_LANGUAGE, SENT_LONG_AGO);
    }

    @Test
    void a_touched_page_speaks_for_a_person() {
        assertReasons(CAROL.posts(On.YES, Visitor.ENGAGED, NOON), ENGAGED, SENT_LONG_AGO);
    }

    @Test
    void whoever_presses_may_look_as_odd_as_they_like() {
        Visitor odd = CAROL.with("Accept-Language", "")
                .with("Sec-CH-UA", "\"Chromium\";v=\"98\"")
                .with("User-Agent", Visitor.CHROME.replace("153.0.0.0", "101.0.4951.54"));
        assertReasons(odd.posts(On.YES, Visitor.PRESSED, NOON), PRESSED, SENT_LONG_AGO);
        assertReasons(odd.posts(On.YES, Said.NOTHING, NOON), PRESSED, SENT_LONG_AGO);
    }

    @Test
    void a_click_that_changes_nothing_says_why() {
        Standing yes =
                Standing.NONE.after(weigh(CAROL.posts(On.YES, RAN, NOON))).after();
        Evidence no = weigh(CAROL.from("192.0.2.9").posts(On.NO, RAN, NOON.plusSeconds(120)));
        Evidence pressed = weigh(CAROL.posts(On.YES, Visitor.PRESSED, NOON.plusSeconds(5)));
        assertWhy(SAME_ANSWER, yes, weigh(CAROL.posts(On.YES, RAN, NOON.plusSeconds(120))));
        assertWhy(ANOTHER_VISITOR, yes, no);
        assertWhy(BETTER_PROVEN, yes.after(pressed).after(), no);
        assertWhy(WITHDRAWN_BEFORE, yes.withdrawn(NOON), no);
        assertWhy(STRUCK, yes.struck(NOON), pressed);
        assertWhy(NOT_ANSWERED, Standing.NONE, weigh(CAROL.opens(On.YES, NOON)));
        assertWhy(
                NAMED_MACHINE, yes, weigh(CAROL.with("User-Agent", "curl/8.5.0").posts(On.NO, RAN, NOON)));
    }

    @Test
    void each_sentence_stands_by_itself() {
        for (Reason reason : Reason.values()) {
            assertTrue(reason.sentence().matches("[A-Z][^.]{20,110}"), reason.sentence());
        }
        long distinct = Arrays.stream(values()).map(Reason::sentence).distinct().count();
        assertEquals(values().length, distinct);
    }

    @Test
    void reasons_are_written_and_read_back() {
        Set<Reason> all = EnumSet.complementOf(EnumSet.noneOf(Reason.class));
        assertEquals(all, Reason.read(Reason.write(all)));
        assertEquals(Set.of(SIBLING_LINK), Reason.read("GONE SIBLING_LINK SIBLING_LINK"));
        assertEquals("DRIVEN_BROWSER SIBLING_LINK", Reason.write(Set.of(SIBLING_LINK, DRIVEN_BROWSER)));
        assertEquals(Set.of(), Reason.read(""));
        assertEquals(Set.of(), Reason.read(null));
    }

    private void assertAge(int seconds, Reason... expected) {
        Instant at = MINTED.plus(Duration.ofSeconds(seconds));
        assertReasons(CAROL.posts(On.YES, RAN, at), expected);
    }

    private void assertReasons(Click click, Reason... expected) {
        assertReasons(click, List.of(), expected);
    }

    private void assertReasons(Click click, List<PastClick> recent, Reason... expected) {
        assertEquals(Set.of(expected), scales.weigh(click, recent).reasons());
        SEEN.addAll(List.of(expected));
    }

    private void assertWhy(Reason why, Standing standing, Evidence evidence) {
        Move move = standing.after(evidence);
        assertEquals(why, move.why());
        assertFalse(move.changed());
        SEEN.add(why);
    }

    private PastClick past(Click click) {
        return weigh(click).trace();
    }

    private Evidence weigh(Click click) {
        return scales.weigh(click, List.of());
    }
}
