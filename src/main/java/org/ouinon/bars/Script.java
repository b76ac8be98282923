package org.ouinon.bars;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.ouinon.web.Language;
import org.ouinon.web.Rendered;

/** The script of the custom element, with the words of every language in it: the same ones that the other forms have. */
@ApplicationScoped
class Script {

    private static final String SOURCE = "/bars/element.js";
    private static final String PLACE_OF_WORDS = "/* words */ {}";

    /** The element puts its numbers in the place of this. */
    private static final String NUMBER = "#";

    private final Rendered rendered;

    Script(ObjectMapper json) {
        try (InputStream source = Script.class.getResourceAsStream(SOURCE)) {
            String script = new String(source.readAllBytes(), StandardCharsets.UTF_8);
            this.rendered = Rendered.of(script.replace(PLACE_OF_WORDS, json.writeValueAsString(words())));
        } catch (IOException e) {
            throw new UncheckedIOException("The element's script is part of the service", e);
        }
    }

    Rendered rendered() {
        return rendered;
    }

    private static Map<String, List<String>> words() {
        Map<String, List<String>> words = new LinkedHashMap<>();
        for (Language language : Language.values()) {
            words.put(language.tag(), words(language));
        }
        return words;
    }

    /** In the order that the element knows: labels, no answers, percentage, decimal sign, as of, answers for 0, 1 and more. */
    private static List<String> words(Language language) {
        BarWords words = language.words(BarWords.class);
        List<String> answers = LongStream.rangeClosed(0, 2)
                .mapToObj(n -> words.answers(n).replace(Long.toString(n), NUMBER))
                .toList();
        return List.of(
                words.week(),
                words.threeMonths(),
                words.none(),
                words.percent(NUMBER),
                language.digits("."),
                words.asOf(NUMBER),
                answers.get(0),
                answers.get(1),
                answers.get(2));
    }
}
