package org.ouinon.vote;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Why a click counts or not: the one vocabulary that rules, pages and documents share, and the only place where points
 * are. Positive points speak for a machine, negative ones for a person; a vote of {@value #ENOUGH} points is held.
 */
public enum Reason {
    // Decided outright: these clicks are counted as machines, or as speculative loads, and never weighed.
    LOADED_AHEAD(Kind.SPECULATIVE, "A browser or mail program loaded the page ahead of any click"),
    ONLY_PROBED(Kind.METHOD, "The request only probed the link (HEAD, OPTIONS or another method that is no visit)"),
    BLANK_AGENT(Kind.DECLARED, "The visitor did not name its browser, as every browser does"),
    NAMED_MACHINE(Kind.DECLARED, "The visitor's name is that of a known robot, preview or mail filter"),
    PART_REQUEST(Kind.DECLARED, "Only a part of the page was asked for, as link previews do"),
    NOT_A_PAGE(Kind.DECLARED, "The request was for an embedded part, not for a page that somebody would see"),

    // What the visitor did.
    DRIVEN_BROWSER(6, "The browser itself said that a program drives it"),
    SIBLING_LINK(6, "Another link of the same mail was opened within two seconds"),
    OTHER_ANSWER_SOON(4, "The same visitor opened the other answer within ten seconds"),
    OTHER_ANSWER_LATER(2, "The same visitor opened the other answer within a minute"),
    BOTH_PRESSED(12, "The same visitor pressed both answers within ten seconds, so the page asked which is right"),
    SWEPT_BEFORE(3, "The same visitor behaved like a machine in the quarter of an hour before"),
    MANY_MAILS(2, "One visitor in a listed network opened the links of five or more mails within a minute"),
    MANY_TICKETS(12, "One visitor answered more tickets on one macro link within an hour than a customer has"),
    FAST_MACRO(12, "More tickets were answered on one macro link within an hour than it may have"),

    // Where the click came from, and how long after the mail.
    FILTER_NETWORK(6, "The address belongs to a mail filter"),
    VENDOR_NETWORK(2, "The address belongs to a maker of mail filters, behind which people browse too"),
    HOSTING_NETWORK(1, "The address belongs to a data centre"),
    JUST_SENT(3, "The mail was less than two minutes old, when mail filters open links"),
    SENT_MINUTES_AGO(2, "The mail was less than five minutes old, when mail filters open links"),
    SENT_LONG_AGO(-1, "The mail was at least half an hour old, when few mail filters still open links"),

    // How the browser presents itself; never held against somebody who presses the button.
    NO_FETCH_METADATA(3, "The browser claims to be a recent one but lacks headers that it always sends"),
    NO_CLIENT_HINTS(2, "The browser claims to be Chromium but hides its client hints"),
    TWO_NAMES(3, "The browser gives two different versions or systems of itself"),
    OLD_BROWSER(2, "The browser is more than two years old, as those of mail filters often are"),
    EXACT_VERSION(1, "The browser names its exact version, which recent ones keep to themselves"),
    NO_LANGUAGE(2, "The browser names no language, as every browser does"),

    // What speaks for a person.
    ENGAGED(-3, "Somebody touched, scrolled or typed on the page"),
    PRESSED(-6, "Somebody pressed the button"),

    // Why a click that is no machine's for sure changed nothing.
    NOT_ANSWERED(0, "The page was fetched, but neither its script nor its button answered"),
    SAME_ANSWER(0, "The same answer stands already"),
    BETTER_PROVEN(0, "An answer with better evidence stands already, so only the button changes it"),
    ANOTHER_VISITOR(0, "Another visitor's answer stands already, so only the button or a later clean visit changes it"),
    WITHDRAWN_BEFORE(0, "The customer withdrew the answer, so only the button gives a new one"),
    STRUCK(0, "An operator struck this vote, so only an operator restores it");

    /** What a click's reasons make of it. */
    public enum Kind {
        /** Loaded ahead of a click: 503, counted apart. */
        SPECULATIVE,
        /** Neither GET nor POST: counted as a machine. */
        METHOD,
        /** A machine that says what it is: neutral page, counted as a machine. */
        DECLARED,
        /** A person or not: the points tell. */
        WEIGHED
    }

    /** From this sum of points on, a vote is held. */
    public static final int ENOUGH = 3;

    private final Kind kind;
    private final int points;
    private final String sentence;

    Reason(int points, String sentence) {
        this(Kind.WEIGHED, points, sentence);
    }

    Reason(Kind kind, String sentence) {
        this(kind, 0, sentence);
    }

    Reason(Kind kind, int points, String sentence) {
        this.kind = kind;
        this.points = points;
        this.sentence = sentence;
    }

    public Kind kind() {
        return kind;
    }

    public int points() {
        return points;
    }

    /** One plain English sentence without its full stop, the same on every page and in every document. */
    public String sentence() {
        return sentence;
    }

    static int sum(Collection<Reason> reasons) {
        return reasons.stream().mapToInt(Reason::points).sum();
    }

    /** The names, separated by spaces and in the order of this list: at most 255 ASCII characters. */
    static String write(Set<Reason> reasons) {
        return reasons.stream().sorted().map(Reason::name).collect(Collectors.joining(" "));
    }

    /** The inverse of {@link #write}; names that a later or earlier release knew are left out. */
    static Set<Reason> read(String names) {
        List<String> known = names == null ? List.of() : List.of(names.split(" "));
        return Arrays.stream(values())
                .filter(reason -> known.contains(reason.name()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Reason.class)));
    }
}
