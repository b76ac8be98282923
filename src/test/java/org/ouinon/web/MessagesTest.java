package org.ouinon.web;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Finds what nobody translated. */
class MessagesTest {

    private static final Path MESSAGES = Path.of("src", "main", "resources", "messages");
    private static final Pattern NAME = Pattern.compile("\\{(?:#(?:else )?if )?(\\w+)[^}]*}");
    private static final Set<String> SECTIONS = Set.of("else", "if");

    /** What is the same word in English, by bundle, language and key. */
    private static final Set<String> SAME_AS_ENGLISH = Set.of(
            "bars fr satisfaction",
            "block es noButton",
            "block it noButton",
            "block it no",
            "block es no",
            "digest fr incidents",
            "digest es no",
            "digest it no",
            "digest de team",
            "digest nl team",
            "digest nl week",
            "incident fr title",
            "incident es no",
            "incident it no",
            "alert es no",
            "alert it no",
            "alert nl team");

    static Stream<String> bundles() throws IOException {
        try (Stream<Path> files = Files.list(MESSAGES)) {
            return files
                    .map(file -> file.getFileName().toString().replaceFirst("_[a-z]+\\.properties$", ""))
                    .collect(Collectors.toCollection(TreeSet::new))
                    .stream();
        }
    }

    @Test
    void the_bundles_are_found() throws IOException {
        assertTrue(bundles().toList().containsAll(Set.of("answer", "bars", "block", "trouble", "vote")));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void every_bundle_is_whole_in_every_language(String bundle) {
        Map<String, String> english = read(bundle, Language.EN);
        assertFalse(english.isEmpty());
        for (Language language : Language.values()) {
            Map<String, String> words = read(bundle, language);
            assertEquals(english.keySet(), words.keySet(), bundle + " in " + language);
            assertAll(words.entrySet().stream().map(word -> () -> {
                String where = bundle + " " + language.tag() + " " + word.getKey();
                assertFalse(word.getValue().isBlank(), where);
                assertEquals(word.getValue().strip(), word.getValue(), where);
                assertEquals(names(english.get(word.getKey())), names(word.getValue()), where);
                if (language != Language.EN) {
                    boolean same = english.get(word.getKey()).equals(word.getValue());
                    assertEquals(SAME_AS_ENGLISH.contains(where), same, where + " = " + word.getValue());
                }
            }));
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void nothing_is_left_over_from_an_editor(String bundle) {
        for (Language language : Language.values()) {
            read(bundle, language).forEach((key, value) -> {
                for (String leftover : Set.of("TODO", "FIXME", "???", "\uFFFD", "Ã©", "â€", "  ")) {
                    assertFalse(value.contains(leftover), bundle + " " + language + " " + key);
                }
            });
        }
    }

    private static Set<String> names(String message) {
        return NAME.matcher(message)
                .results()
                .map(r -> r.group(1))
                .filter(name -> !SECTIONS.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> read(String bundle, Language language) {
        Properties properties = new Properties();
        Path file = MESSAGES.resolve(bundle + "_" + language.tag() + ".properties");
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new AssertionError(file + " cannot be read", e);
        }
        Map<String, String> words = new TreeMap<>();
        properties.forEach((key, value) -> words.put((String) key, (String) value));
        return words;
    }
}
