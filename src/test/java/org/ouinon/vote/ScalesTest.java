package org.ouinon.vote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ouinon.vote.Visitor.CAROL;
import static org.ouinon.vote.Visitor.MINTED;
import static org.ouinon.vote.Visitor.NOON;
import static org.ouinon.vote.Visitor.RAN;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Crowds, any order of clicks, and any input at all. */
class ScalesTest {
    private final Scales scales = new Scales(new Crawlers(), Networks.own());

    @Test
    @Tag("slow")
    void hundreds_of_colleagues_behind_one_address_are_all_counted() {
        for (Duration age : List.of(Duration.ofMinutes(4), Duration.ofMinutes(7), Duration.ofHours(3))) {
            List<PastClick> stored = new ArrayList<>();
            for (int ticket = 0; ticket < 500; ticket++) {
                Instant at = NOON.plusMillis(40L * ticket);
                On on = ticket % 3 == 0 ? On.NO : On.YES;
                Click opened = CAROL.click(ticket, on, Click.Method.GET, null, at, at.minus(age));
                stored.add(scales.weigh(opened, stored).trace());
                Click ran = CAROL.click(ticket, on, Click.Method.POST, RAN, at, at.minus(age));
                Evidence evidence = scales.weigh(ran, stored);
                stored.add(evidence.trace());
                Standing vote = Standing.NONE.after(evidence).after();
                assertEquals(Standing.State.COUNTED, vote.state(), () -> age + ": " + evidence);
                assertEquals(List.of(), List.copyOf(evidence.crowd()));
            }
        }
    }

    @Test
    void whoever_does_not_touch_the_page_counts_after_five_minutes() {
        Click quiet = CAROL.click(1, On.NO, Click.Method.POST, RAN, NOON, NOON.minusSeconds(360));
        assertFalse(scales.weigh(quiet, List.of()).held());
    }

    @Test
    @Tag("slow")
    void in_any_order_one_vote_stands_and_a_press_yields_to_presses_only() {
        long seed = 15_012_026;
        System.out.println("orders, seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 5_000; round++) {
            List<PastClick> stored = new ArrayList<>();
            Standing standing = Standing.NONE;
            int yes = 0;
            int no = 0;
            Instant at = NOON;
            for (int step = random.nextInt(1, 30); step > 0; step--) {
                at = at.plusMillis((long) Math.pow(10, random.nextDouble(0, 7)));
                Click click = anyClick(random, at);
                Evidence evidence = scales.weigh(click, stored);
                Move move = standing.after(evidence);
                assertHonours(standing, evidence, move);
                yes += move.tally(Answer.YES);
                no += move.tally(Answer.NO);
                standing = move.after();
                if (evidence.kind() == Reason.Kind.WEIGHED) {
                    stored.add(evidence.trace());
                }
                boolean counted = standing.state() == Standing.State.COUNTED;
                assertEquals(counted && standing.answer() == Answer.YES ? 1 : 0, yes);
                assertEquals(counted && standing.answer() == Answer.NO ? 1 : 0, no);
                if (random.nextInt(60) == 0) {
                    standing = standing.struck(at);
                    yes = 0;
                    no = 0;
                }
            }
        }
    }

    @Test
    @Tag("slow")
    void no_input_breaks_the_scales() {
        SplittableRandom random = new SplittableRandom(7);
        List<PastClick> stored = new ArrayList<>();
        for (int round = 0; round < 20_000; round++) {
            Browser browser = Browser.of(name -> anything(random), random.nextBoolean());
            Instant at = anyMoment(random);
            Click click = new Click(
                    new UUID(0, random.nextInt(3)),
                    On.values()[random.nextInt(3)],
                    random.nextInt(3),
                    at,
                    Click.Method.of(List.of("GET", "POST", "BREW").get(random.nextInt(3))),
                    random.nextBoolean() ? null : anySaid(random),
                    random.nextInt(5) == 0 ? null : browser,
                    random.nextBoolean() ? null : Cidr.address(random.nextBoolean() ? "40.92.0.1" : "2a01:111:f400::9"),
                    random.nextBoolean() ? null : anyMoment(random));
            Evidence evidence = scales.weigh(click, stored);
            Standing.NONE.after(evidence).after().after(evidence);
            stored.add(evidence.trace());
            if (stored.size() > 100) {
                stored.clear();
            }
        }
    }

    @Test
    @Tag("slow")
    void hostile_headers_are_cut_and_cost_next_to_nothing() {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : List.of("User-Agent", "Sec-CH-UA", "Sec-CH-UA-Platform", "Accept-Language")) {
            headers.put(name, "Chrome/1Current ContextualBot Spider Mac OS X \"Chromium\"; ".repeat(20_000));
        }
        Click click = new Visitor(headers, "203.0.113.10", true).posts(On.YES, RAN, NOON);
        assertEquals(Browser.LONGEST, click.browser().userAgent().length());
        long before = System.nanoTime();
        for (int i = 0; i < 1000; i++) {
            Visitor other =
                    new Visitor(headers, "203.0.113.10", true).with("User-Agent", i + headers.get("User-Agent"));
            scales.weigh(other.posts(On.YES, RAN, NOON), List.of());
        }
        assertTrue(System.nanoTime() - before < 5_000_000_000L, "a thousand take less than five seconds");
    }

    @Test
    void neither_logs_nor_stored_clicks_name_browser_or_address() {
        Click click = CAROL.posts(On.YES, RAN, NOON);
        Evidence evidence = scales.weigh(click, List.of());
        String all =
                click + " " + click.browser() + " " + evidence + " " + evidence.trace() + Standing.NONE.after(evidence);
        assertFalse(all.contains("Chrome") || all.contains("203.0.113"), all);
    }

    private static void assertHonours(Standing before, Evidence evidence, Move move) {
        if (before.state() == Standing.State.VOID) {
            assertFalse(move.changed());
        }
        if (before.rank() == Rank.EXPLICIT && !evidence.pressed()) {
            assertFalse(move.changed());
        }
        if (evidence.kind() != Reason.Kind.WEIGHED || !evidence.answers()) {
            assertTrue(move.tally(Answer.YES) <= 0 && move.tally(Answer.NO) <= 0);
        }
        assertTrue(move.after().state() == Standing.State.NONE || move.after().answer() != null);
    }

    private static Click anyClick(SplittableRandom random, Instant at) {
        Visitor visitor =
                CAROL.from(List.of("203.0.113.10", "192.0.2.1", "40.92.0.9").get(random.nextInt(3)));
        Visitor dressed = random.nextInt(5) == 0 ? visitor.with("Sec-CH-UA", "") : visitor;
        Click.Method method = random.nextBoolean() ? Click.Method.GET : Click.Method.POST;
        return dressed.click(1, On.values()[random.nextInt(3)], method, anySaid(random), at, MINTED);
    }

    private static Said anySaid(SplittableRandom random) {
        return new Said(random.nextInt(4) == 0, random.nextInt(4) > 0, random.nextInt(3) == 0, random.nextInt(9) == 0);
    }

    private static Instant anyMoment(SplittableRandom random) {
        return List.of(Instant.MIN, Instant.MAX, Instant.EPOCH, NOON, NOON.plusSeconds(1))
                .get(random.nextInt(5));
    }

    private static String anything(SplittableRandom random) {
        return switch (random.nextInt(6)) {
            case 0 -> null;
            case 1 -> "";
            case 2 -> "Chrome/9999.0.1 Version/999.999 Mac OS X \"Chromium\";v=\"9999999999\"";
            case 3 -> "\u0000\uD800\uDFFF\r\n\"\"\"";
            case 4 ->
                random.ints(random.nextInt(2000), 0, 65_536)
                        .collect(StringBuilder::new, (text, code) -> text.append((char) code), StringBuilder::append)
                        .toString();
            default -> Visitor.CHROME;
        };
    }
}
