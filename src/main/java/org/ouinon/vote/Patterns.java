package org.ouinon.vote;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A list of regular expressions, one a line, {@code #} starting a comment line. Nearly all of the 1,500 are plain words,
 * so these are found by their first three letters, and the engine runs for the few others only.
 */
final class Patterns {
    private static final Pattern SPECIAL = Pattern.compile("[\\\\^$.|?*+()\\[\\]{}]");
    private static final Pattern ESCAPED_SIGN = Pattern.compile("\\\\([^A-Za-z0-9])");

    private final Map<Integer, List<String>> words = new HashMap<>();
    private final List<Pattern> others = new ArrayList<>();

    /** Reads such lists from the class path. */
    static Patterns read(String... resources) {
        Patterns patterns = new Patterns();
        for (String resource : resources) {
            patterns.addAll(resource);
        }
        return patterns;
    }

    boolean match(String text) {
        return IntStream.range(0, text.length() - 2).anyMatch(start -> wordAt(text, start))
                || others.stream().anyMatch(other -> other.matcher(text).find());
    }

    private boolean wordAt(String text, int start) {
        List<String> candidates = words.getOrDefault(threeLetters(text, start), List.of());
        return candidates.stream().anyMatch(word -> text.startsWith(word, start));
    }

    private void addAll(String resource) {
        InputStream stream = Patterns.class.getResourceAsStream(resource);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String pattern) {
        // Signs that are escaped stand for themselves; hide them while looking for those that are not.
        boolean word =
                !SPECIAL.matcher(ESCAPED_SIGN.matcher(pattern).replaceAll("_")).find();
        if (word && pattern.length() > 4) {
            String text = ESCAPED_SIGN.matcher(pattern).replaceAll("$1");
            words.computeIfAbsent(threeLetters(text, 0), key -> new ArrayList<>())
                    .add(text);
        } else {
            others.add(Pattern.compile(pattern));
        }
    }

    /** Different letters may give the same number, which costs a look and never an answer. */
    private static int threeLetters(String text, int start) {
        return text.charAt(start) * 65_537 ^ text.charAt(start + 1) * 257 ^ text.charAt(start + 2);
    }
}
