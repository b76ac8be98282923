package org.ouinon.inbox;

import io.quarkus.qute.TemplateData;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ouinon.account.Team;
import org.ouinon.web.Days;
import org.ouinon.web.Language;
import org.ouinon.web.Problem;
import org.ouinon.web.Trouble;

/**
 * Which comments are wanted and in which order; null means all of a kind.
 *
 * @param from the first local day, and {@code to} the last
 * @param oldestFirst else the newest
 */
@TemplateData
record Filter(
        Show show,
        Team team,
        Said answer,
        Language language,
        LocalDate from,
        LocalDate to,
        Sought sought,
        boolean oldestFirst) {

    /** Every comment, the newest first. */
    static final Filter ALL = new Filter(Show.ALL, null, null, null, null, null, null, false);

    /**
     * What somebody asked for, within a transaction.
     *
     * @param usual what is shown to those who ask for nothing
     * @throws Problem 400 or 404 with a sentence for a program's author
     */
    static Filter of(FilterForm asked, Show usual) {
        return new Filter(
                choice(asked.show, Show::of, "show").orElse(usual),
                choice(asked.team, Team::findBySlug, "team").orElse(null),
                choice(asked.answer, Said::of, "answer").orElse(null),
                choice(asked.language, Language::of, "language").orElse(null),
                given(asked.from).map(Days::parse).orElse(null),
                given(asked.to).map(Days::parse).orElse(null),
                Sought.of(asked.q),
                "oldest".equals(asked.order));
    }

    /** What an address says of it, with its question mark, or nothing; {@code after} is a cursor or null. */
    public String query(Cursor after) {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("show", show.word());
        parts.put("team", team == null ? null : team.slug);
        parts.put("answer", answer == null ? null : answer.word());
        parts.put("language", language == null ? null : language.tag());
        parts.put("from", from);
        parts.put("to", to);
        parts.put("q", sought == null ? null : sought.text());
        parts.put("order", oldestFirst ? "oldest" : null);
        parts.put("after", after);
        return parts.entrySet().stream()
                .filter(part -> part.getValue() != null)
                .map(part ->
                        part.getKey() + "=" + URLEncoder.encode(part.getValue().toString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }

    public boolean isOf(Team other) {
        return team != null && team.number == other.number;
    }

    /** The words that are sought, or nothing. */
    public String text() {
        return sought == null ? "" : sought.text();
    }

    /** The same of other days, the oldest first. */
    Filter inOrder(LocalDate first, LocalDate last) {
        return new Filter(show, team, answer, language, first, last, sought, true);
    }

    private static <T> Optional<T> choice(String text, Function<String, Optional<T>> known, String field) {
        Optional<String> asked = given(text);
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        Optional<T> found = asked.flatMap(known);
        if (found.isEmpty()) {
            throw new Problem(Trouble.NOT_FOUND, "There is no such " + field);
        }
        return found;
    }

    private static Optional<String> given(String text) {
        return Optional.ofNullable(text).map(String::strip).filter(t -> !t.isEmpty());
    }
}
