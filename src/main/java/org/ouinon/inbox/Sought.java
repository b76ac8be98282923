package org.ouinon.inbox;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ouinon.web.PlainText;

/**
 * What somebody searches comments for: all of these words, or beginnings of words where an asterisk follows. The index of the
 * database has whole words; what it leaves out, very short and very frequent words and signs, is looked for in the texts themselves.
 *
 * @param text as it was typed
 * @param indexed a query of the index that needs all of its words (MariaDB, "Boolean mode"), or nothing
 * @param parts that the texts themselves must contain
 */
record Sought(String text, String indexed, List<String> parts) {

    private static final int LONGEST = 200;
    private static final int MOST_WORDS = 10;

    /** What InnoDB takes for a word; it is all that is ever put into a query, so that nothing typed is an operator. */
    private static final Pattern WORD = Pattern.compile("([\\p{L}\\p{N}_]+)(\\*?)");

    /** InnoDB's own limits of a word's length ({@code innodb_ft_min_token_size} and {@code innodb_ft_max_token_size}). */
    private static final int SHORTEST_INDEXED = 3;

    private static final int LONGEST_INDEXED = 84;

    /** InnoDB's words that are in no index ({@code innodb_ft_default_stopword}), those of three letters and more. */
    private static final Set<String> STOP_WORDS = Set.of(
            "about", "are", "com", "for", "from", "how", "that", "the", "this", "und", "was", "what", "when", "where",
            "who", "will", "with", "www");

    /** What somebody typed, whatever it is; null where that is nothing. */
    static Sought of(String typed) {
        PlainText line = PlainText.line(typed == null ? null : Normalizer.normalize(typed, Normalizer.Form.NFC));
        if (line.isEmpty()) {
            return null;
        }
        String text = line.length() <= LONGEST
                ? line.value()
                : line.value()
                        .substring(0, line.value().offsetByCodePoints(0, LONGEST))
                        .strip();
        List<MatchResult> words = WORD.matcher(text).results().limit(MOST_WORDS).toList();
        String indexed = words.stream()
                .filter(word -> isIndexed(word.group(1)))
                .map(word -> "+" + word.group())
                .collect(Collectors.joining(" "));
        List<String> parts = words.stream()
                .map(word -> word.group(1))
                .filter(word -> !isIndexed(word))
                .toList();
        return new Sought(text, indexed, words.isEmpty() ? List.of(text) : parts);
    }

    /** A part as a pattern of SQL, in which its own signs stand for themselves; {@code !} escapes. */
    static String pattern(String part) {
        return "%" + part.replaceAll("[!%_]", "!$0") + "%";
    }

    private static boolean isIndexed(String word) {
        int length = word.codePointCount(0, word.length());
        return length >= SHORTEST_INDEXED
                && length <= LONGEST_INDEXED
                && !STOP_WORDS.contains(word.toLowerCase(Locale.ROOT));
    }
}
