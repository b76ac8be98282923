package org.ouinon.link;

import io.quarkus.qute.TemplateData;
import java.util.HashMap;
import java.util.Map;
import org.ouinon.web.Language;

/**
 * What blocks and pages say in a language.
 *
 * @param own what operators say otherwise
 * @param standard the rest
 */
@TemplateData
public record Words(Map<Phrase, String> own, BlockWords standard) {

    /** The service's own words. */
    public static Words of(Language language) {
        return new Words(Map.of(), language.words(BlockWords.class));
    }

    /** These words but for some that are said otherwise. */
    public Words with(Map<Phrase, String> others) {
        if (others.isEmpty()) {
            return this;
        }
        Map<Phrase, String> all = new HashMap<>(own);
        all.putAll(others);
        return new Words(all, standard);
    }

    public String of(Phrase phrase) {
        String text = own.get(phrase);
        return text == null ? phrase.in(standard) : text;
    }

    public String question() {
        return of(Phrase.QUESTION);
    }

    public String yes() {
        return of(Phrase.YES);
    }

    public String no() {
        return of(Phrase.NO);
    }

    public String detail() {
        return of(Phrase.DETAIL);
    }

    public String yesButton() {
        return of(Phrase.YES_BUTTON);
    }

    public String noButton() {
        return of(Phrase.NO_BUTTON);
    }

    public String detailLink() {
        return of(Phrase.DETAIL_LINK);
    }

    public String thanks(String answer) {
        return of(Phrase.THANKS).replace("{answer}", answer);
    }
}
