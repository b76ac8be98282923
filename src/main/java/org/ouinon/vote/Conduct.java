package org.ouinon.vote;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a visitor does with a mail's links, compared with the recent clicks. */
record Conduct(Click click, List<PastClick> recent) {
    private static final Duration SWEEP = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration LATER = Duration.ofMinutes(1);
    private static final int MANY = 5;

    Set<Reason> reasons() {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        switch (click.rank()) {
            case BARE -> reasons.add(Reason.NOT_ANSWERED);
            case RENDERED -> {}
            case ENGAGED -> reasons.add(Reason.ENGAGED);
            case EXPLICIT -> reasons.add(Reason.PRESSED);
        }
        if (click.said().webdriver()) {
            reasons.add(Reason.DRIVEN_BROWSER);
        }
        if (pressedBoth()) {
            reasons.add(Reason.BOTH_PRESSED);
        }
        addSibling(reasons);
        if (flaggedBefore() && !reasons.contains(Reason.SIBLING_LINK)) {
            reasons.add(Reason.SWEPT_BEFORE);
        }
        return reasons;
    }

    /** The other ballots of this visitor in the last minute, if they make many with this one; else none. */
    Set<UUID> crowd() {
        Set<UUID> others = recent.stream()
                .filter(this::byVisitor)
                .filter(past ->
                        !past.ballot().equals(click.ballot()) && past.within(PastClick.SAME_VISITOR, click.at()))
                .map(PastClick::ballot)
                .collect(Collectors.toUnmodifiableSet());
        return others.size() >= MANY - 1 ? others : Set.of();
    }

    /** The gravest of the three, by the distance between the openings: a script may answer long after its page. */
    private void addSibling(Set<Reason> reasons) {
        Instant opened = opened();
        if (opened == null) {
            return;
        }
        if (openings(past -> past.on() != click.on()).anyMatch(past -> past.within(SWEEP, opened))) {
            reasons.add(Reason.SIBLING_LINK);
        } else if (otherOpened(SOON, opened)) {
            reasons.add(Reason.OTHER_ANSWER_SOON);
        } else if (otherOpened(LATER, opened)) {
            reasons.add(Reason.OTHER_ANSWER_LATER);
        }
    }

    /**
     * When the click's own page was opened, or null where nobody knows: a press may come from the page of the other
     * answer, and every answer leads on to the detail link, so neither is an opening of its own. Browsers on plain http,
     * and old ones, do not say that it was our page which led there; then the time tells.
     */
    private Instant opened() {
        if (click.rank() == Rank.BARE) {
            return leadsFromUs() ? null : click.at();
        }
        Instant unknown = click.rank() == Rank.RENDERED ? click.at() : null;
        return openings(past -> past.on() == click.on() && byVisitor(past))
                .map(PastClick::at)
                .filter(at -> !at.isAfter(click.at()))
                .max(Comparator.naturalOrder())
                .orElse(unknown);
    }

    private boolean leadsFromUs() {
        boolean silent = click.browser().fetchSite().isBlank();
        return click.browser().comesFromUs()
                || click.on() == On.DETAIL
                        && ofBallot(past -> past.posted() && byVisitor(past))
                                .filter(past -> silent || past.pressed())
                                .anyMatch(past -> past.within(SWEEP, click.at()));
    }

    /** The same of an earlier click, of which nobody knows any more what its browser said. */
    private boolean ledFromUs(PastClick opening) {
        return opening.on() == On.DETAIL
                && ofBallot(past -> past.posted() && past.visitor() == opening.visitor())
                        .filter(past -> !past.at().isAfter(opening.at()))
                        .anyMatch(past -> past.within(SWEEP, opening.at()));
    }

    private boolean otherOpened(Duration most, Instant opened) {
        return openings(past -> isOther(past) && byVisitor(past)).anyMatch(past -> past.within(most, opened));
    }

    /** The first press of the second answer. Whoever pressed both before has been asked which is right, and answers. */
    private boolean pressedBoth() {
        return click.pressed()
                && presses(this::isOther).anyMatch(past -> past.within(SOON, click.at()))
                && presses(past -> past.on() == click.on()).findAny().isEmpty();
    }

    private boolean flaggedBefore() {
        return recent.stream()
                .filter(past -> past.flagged() && byVisitor(past))
                .anyMatch(past -> past.within(PastClick.FLAGGED_VISITOR, click.at()));
    }

    private boolean isOther(PastClick past) {
        return click.on().answer() != null && past.on().answer() != null && past.on() != click.on();
    }

    private boolean byVisitor(PastClick past) {
        return past.visitor() == click.visitor();
    }

    private Stream<PastClick> presses(Predicate<PastClick> which) {
        return ofBallot(past -> past.pressed() && byVisitor(past) && which.test(past));
    }

    private Stream<PastClick> openings(Predicate<PastClick> which) {
        return ofBallot(past -> past.opened() && which.test(past) && !ledFromUs(past));
    }

    private Stream<PastClick> ofBallot(Predicate<PastClick> which) {
        return recent.stream().filter(past -> past.ballot().equals(click.ballot()) && which.test(past));
    }
}
