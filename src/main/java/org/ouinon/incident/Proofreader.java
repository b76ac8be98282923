package org.ouinon.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.ouinon.web.Days;
import org.ouinon.web.PlainText;

/** Reads a draft, and says of each field what is wrong with it. */
final class Proofreader {

    /** Works are announced some weeks ahead; a later start is a slip of the pen. */
    private static final Duration AHEAD = Duration.ofDays(30);

    private static final int EARLIEST_YEAR = 2000;

    /** The fillers of Hangul are letters that show nothing. */
    private static final String LETTERS = "\\p{L}&&[^\\u115F\\u1160\\u3164\\uFFA0]";

    private static final Pattern LETTER = Pattern.compile("[" + LETTERS + "]");
    private static final Pattern LETTER_OR_DIGIT = Pattern.compile("[\\p{N}[" + LETTERS + "]]");

    private final Days days;
    private final Set<Integer> teams;
    private final Map<String, String> problems = new LinkedHashMap<>();

    /** @param teams the numbers of those that there are */
    Proofreader(Days days, Set<Integer> teams) {
        this.days = days;
        this.teams = teams;
    }

    /** The wording, which is one only where there are no problems. */
    Wording read(Draft draft) {
        String title = text("title", draft.title(), Wording.LONGEST_TITLE);
        Instant start = start(draft.start());
        Instant end = end(draft.end(), start);
        Integer team = team(draft.team());
        String statement = text("statement", draft.statement(), Wording.LONGEST_STATEMENT);
        String signer = signature("signer", draft.signer(), Wording.LONGEST_SIGNER, LETTER);
        String contact = signature("contact", draft.contact(), Wording.LONGEST_CONTACT, LETTER_OR_DIGIT);
        return new Wording(title, start, end, team, statement, signer, contact);
    }

    /** A sentence for each field that cannot stand, by its name, in the order of the form. */
    Map<String, String> problems() {
        return problems;
    }

    private String text(String field, String typed, int longest) {
        PlainText text = new PlainText(typed);
        if (text.isInvisible()) {
            problems.put(field, "Please write something here.");
        } else if (text.length() > longest) {
            problems.put(field, "This has %d characters; at most %d fit.".formatted(text.length(), longest));
        }
        return typed;
    }

    private String signature(String field, String typed, int longest, Pattern least) {
        if (!least.matcher(typed).find()) {
            problems.put(
                    field,
                    field.equals("signer")
                            ? "Nothing is published unsigned: please give the name of the person who answers for it."
                            : "Please say how to reach this person: an address, a number or a page.");
            return typed;
        }
        return text(field, typed, longest);
    }

    /** An hour that comes twice is meant as long as can be: the start is its first, the end its second. */
    private Instant start(String typed) {
        List<Instant> instants = instants("start", typed);
        return instants.isEmpty() ? null : instants.get(0);
    }

    private Instant end(String typed, Instant start) {
        List<Instant> instants = typed.isEmpty() ? List.of() : instants("end", typed);
        Instant end = instants.isEmpty() ? null : instants.get(instants.size() - 1);
        if (end != null && start != null && end.isBefore(start)) {
            problems.put("end", "It cannot end before it starts.");
        }
        return end;
    }

    private List<Instant> instants(String field, String typed) {
        try {
            LocalDateTime local = LocalDateTime.parse(typed.replace(' ', 'T')).truncatedTo(ChronoUnit.MINUTES);
            return instants(field, local);
        } catch (DateTimeParseException e) {
            problems.put(field, "A date and a time are written like 2026-11-22T09:41.");
            return List.of();
        }
    }

    private List<Instant> instants(String field, LocalDateTime local) {
        List<Instant> instants = days.instants(local);
        if (instants.isEmpty()) {
            problems.put(field, skipped(local, days.zone()));
        } else if (local.getYear() < EARLIEST_YEAR
                || instants.get(0).isAfter(days.now().plus(AHEAD))) {
            problems.put(field, "A time lies after the year 1999 and at most %d days ahead.".formatted(AHEAD.toDays()));
        }
        return instants;
    }

    private static String skipped(LocalDateTime local, ZoneId zone) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        return "%s never was in %s: the clocks went from %s to %s."
                .formatted(
                        local.toLocalTime(),
                        zone,
                        change.getDateTimeBefore().toLocalTime(),
                        change.getDateTimeAfter().toLocalTime());
    }

    private Integer team(String typed) {
        if (typed.isEmpty()) {
            return null;
        }
        try {
            Integer team = Integer.valueOf(typed);
            if (teams.contains(team)) {
                return team;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        problems.put("team", "There is no such team.");
        return null;
    }
}
