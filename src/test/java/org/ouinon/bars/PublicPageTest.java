package org.ouinon.bars;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ouinon.score.Count;
import org.ouinon.score.Window;
import org.ouinon.web.Language;
import org.ouinon.web.Page;
import org.ouinon.web.Site;
import org.ouinon.web.Sites;

/** The public page says in every language how it came to its numbers. */
@QuarkusTest
class PublicPageTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Index INDEX = new Index(
            Instant.parse("2026-11-22T10:41:00Z"),
            null,
            ZoneId.of("Europe/Paris"),
            null,
            Index.Period.of(Window.week(TODAY), new Count(12, 1, 0), 0),
            Index.Period.of(Window.threeMonths(TODAY), new Count(912, 88, 10), 41));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "EN | November 16, 2026 | November 22, 2026 | August 23, 2026",
                "FR | 16 novembre 2026 | 22 novembre 2026 | 23 août 2026",
                "ES | 16 de noviembre de 2026 | 22 de noviembre de 2026 | 23 de agosto de 2026",
                "DE | 16. November 2026 | 22. November 2026 | 23. August 2026",
                "NL | 16 november 2026 | 22 november 2026 | 23 augustus 2026",
                "IT | 16 novembre 2026 | 22 novembre 2026 | 23 agosto 2026",
                "PT | 16 de novembro de 2026 | 22 de novembro de 2026 | 23 de agosto de 2026"
            })
    void the_page_names_its_windows_and_how_it_counts(
            Language language, String monday, String today, String monthsFrom) {
        String page = page(language);
        String zone = paragraph(page, "Europe/Paris.");
        assertInOrder(zone, "Europe/Paris", monday, today, monthsFrom, today);
        assertInOrder(paragraph(page, "Europe/Paris)"), today, "11:41", "(Europe/Paris)");
        assertInOrder(paragraph(page, "41 "), "41 ", "10 ", digits(language, "90.3"), digits(language, "91.3"));
        assertInOrder(page.substring(page.indexOf("</details>")), digits(language, "89.3"), digits(language, "92.8"));
        assertTrue(paragraph(page, "95 %").contains(digits(language, "89.3")), page);
        assertTrue(page.contains("<html lang=\"" + language.tag() + "\""));
        assertTrue(page.contains("/api/v1/tallies.csv") && page.contains("/api/v1/tallies.json"));
    }

    @ParameterizedTest
    @EnumSource(value = Language.class, mode = EnumSource.Mode.EXCLUDE, names = "EN")
    void nothing_on_the_page_is_left_in_english(Language language) throws IOException {
        String page = page(language);
        for (String bundle : List.of("bars", "incident")) {
            Properties words = words(bundle, language);
            words(bundle, Language.EN).forEach((key, english) -> {
                boolean bare = !english.equals(words.get(key)) && !((String) english).contains("{");
                assertFalse(bare && page.contains(">" + english + "<"), english + " in " + language);
            });
        }
    }

    private static Properties words(String bundle, Language language) throws IOException {
        Properties words = new Properties();
        Path file = Path.of("src/main/resources/messages/" + bundle + "_" + language.tag() + ".properties");
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            words.load(reader);
        }
        return words;
    }

    private static String page(Language language) {
        Site site = Sites.at("https://feedback.example.net");
        List<Week> curve = List.of(new Week(INDEX.week().from(), INDEX.week().score()));
        PublicPage page = new PublicPage(INDEX, curve, List.of(), language, site.base());
        return Page.in(language, BarsResource.Templates.page(page, language, INDEX, Bar.of(INDEX, language)))
                .render();
    }

    /** The paragraph that has some words. */
    private static String paragraph(String page, String words) {
        return List.of(page.split("</?p[ >]")).stream()
                .filter(part -> part.contains(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError(words + " is not said in " + page));
    }

    private static void assertInOrder(String text, String... parts) {
        int at = 0;
        for (String part : parts) {
            int found = text.indexOf(part, at);
            assertTrue(found >= 0, part + " is not in its place in " + text);
            at = found + part.length();
        }
    }

    private static String digits(Language language, String digits) {
        return language.digits(digits);
    }
}
