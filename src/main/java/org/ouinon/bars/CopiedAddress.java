package org.ouinon.bars;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a page of ours shows, at its address as people copy it: with a language, with marks of a campaign.
 *
 * @param team its slug, or null for all teams
 * @param lang as asked for, or null
 * @param theme likewise
 */
record CopiedAddress(String team, String lang, String theme) {

    private static final Pattern PAGE = Pattern.compile("/?|/bars|/team/([^/]+)");

    /** What may go into another address, and into HTML, as it is. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]+");

    /** Reads what follows the base URL; nothing if that is no page that shows bars. */
    static Optional<CopiedAddress> of(String rest) {
        try {
            return of(new QueryStringDecoder(rest.replaceFirst("#.*", "")));
        } catch (IllegalArgumentException notEncoded) {
            return Optional.empty();
        }
    }

    private static Optional<CopiedAddress> of(QueryStringDecoder address) {
        Matcher page = PAGE.matcher(address.path());
        if (!page.matches()) {
            return Optional.empty();
        }
        String team = page.group(1) == null ? first("team", address) : page.group(1);
        String slug = team == null ? null : team.toLowerCase(Locale.ROOT);
        return Optional.of(new CopiedAddress(slug, first("lang", address), first("theme", address)));
    }

    /** The query of the bars as that page shows them: nothing, or from the question mark on. */
    String query() {
        String query = Stream.of(part("team", team), part("lang", lang), part("theme", theme))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    private static String first(String name, QueryStringDecoder address) {
        return address.parameters().getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse(null);
    }

    private static Optional<String> part(String name, String value) {
        return Optional.ofNullable(value)
                .filter(word -> WORD.matcher(word).matches())
                .map(word -> name + "=" + word);
    }
}
