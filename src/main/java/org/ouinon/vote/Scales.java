package org.ouinon.vote;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The one room that is asked what to make of a click. Its answer follows from the click, the few recent ones it is given
 * and its lists, and from nothing else: neither clock nor memory.
 */
final class Scales {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration JUST_SENT = Duration.ofMinutes(2);
    private static final Duration MINUTES_AGO = Duration.ofMinutes(5);
    private static final Duration LONG_AGO = Duration.ofMinutes(30);

    private final Crawlers crawlers;
    private final Networks networks;

    Scales(Crawlers crawlers, Networks networks) {
        this.crawlers = crawlers;
        this.networks = networks;
    }

    /** What to make of it. {@code recent} is what {@link PastClick} says, in any order and without the click itself. */
    Evidence weigh(Click click, List<PastClick> recent) {
        Reason outright = outright(click);
        if (outright != null) {
            return evidence(click, EnumSet.of(outright), Set.of());
        }
        Conduct conduct = new Conduct(click, recent);
        Set<Reason> reasons = conduct.reasons();
        addAge(reasons, click);
        // Whoever presses the button may look as odd as they like: text browsers, blockers and old devices do.
        if (!click.pressed()) {
            reasons.addAll(click.browser().reasons(click.at()));
        }
        if (click.haste() != null) {
            reasons.add(click.haste());
        }
        Set<UUID> crowd = addNetwork(reasons, click, conduct);
        return evidence(click, reasons, crowd);
    }

    /** Whether the visitor's clicks on other ballots matter: only in listed networks, since colleagues share theirs. */
    boolean asksForVisitor(Click click) {
        return networks.reason(click.address()) != null;
    }

    /** What decides without weighing, or null. */
    Reason outright(Click click) {
        return outright(click.method(), click.browser());
    }

    /** The same, before it is known on which ballot the click is. */
    Reason outright(Click.Method method, Browser browser) {
        if (browser.loadsAhead()) {
            return Reason.LOADED_AHEAD;
        }
        if (method == Click.Method.OTHER) {
            return Reason.ONLY_PROBED;
        }
        if (browser.userAgent().isBlank()) {
            return Reason.BLANK_AGENT;
        }
        if (crawlers.name(browser.userAgent())) {
            return Reason.NAMED_MACHINE;
        }
        if (browser.asksForPart()) {
            return Reason.PART_REQUEST;
        }
        // The scripts of our own pages post, and look again at "my answer", without navigating.
        boolean visits = browser.visitsPage() || browser.comesFromUs();
        return method == Click.Method.GET && !visits ? Reason.NOT_A_PAGE : null;
    }

    /** Gives the ballots that share in {@link Reason#MANY_MAILS}, which is nothing odd outside the lists. */
    private Set<UUID> addNetwork(Set<Reason> reasons, Click click, Conduct conduct) {
        Reason network = networks.reason(click.address());
        if (network == null) {
            return Set.of();
        }
        reasons.add(network);
        Set<UUID> crowd = conduct.crowd();
        if (!crowd.isEmpty()) {
            reasons.add(Reason.MANY_MAILS);
        }
        return crowd;
    }

    /** The token tells only the minute, so age counts from its end: nobody is taken for older than they are. */
    private static void addAge(Set<Reason> reasons, Click click) {
        Instant minted = click.minted();
        if (minted == null) {
            return;
        }
        Duration age = Duration.between(minted, click.at()).minus(MINUTE);
        if (age.compareTo(JUST_SENT) < 0) {
            reasons.add(Reason.JUST_SENT);
        } else if (age.compareTo(MINUTES_AGO) < 0) {
            reasons.add(Reason.SENT_MINUTES_AGO);
        } else if (age.compareTo(LONG_AGO) >= 0) {
            reasons.add(Reason.SENT_LONG_AGO);
        }
    }

    /** Colleagues share a link without ticket, so that two of them at once look like one who sweeps. */
    private static boolean isFlagged(Click click, Set<Reason> reasons) {
        boolean swept = reasons.contains(Reason.SIBLING_LINK) && click.minted() != null;
        return !click.pressed() && (swept || reasons.contains(Reason.DRIVEN_BROWSER));
    }

    private static Evidence evidence(Click click, Set<Reason> reasons, Set<UUID> crowd) {
        Set<Reason> fixed = Collections.unmodifiableSet(EnumSet.copyOf(reasons));
        return new Evidence(
                click.ballot(),
                click.on(),
                click.visitor(),
                click.at(),
                click.rank(),
                fixed,
                isFlagged(click, fixed),
                crowd);
    }
}
