package org.ouinon.bars;

import io.quarkus.qute.TemplateData;
import java.math.BigDecimal;
import java.util.List;
import org.ouinon.web.Language;

/**
 * One bar in the words of a language.
 *
 * @param percent 0 to 100 with one decimal; null where nobody answered
 * @param value what is written at the bar: the percentage, or that there are no answers yet
 * @param answers how many answers it stands on, or nothing where there are none
 */
@TemplateData
record Bar(String label, BigDecimal percent, String value, String answers) {

    private static final int TEXT_WIDTH = 20;

    /** The bars of an index: the week, then the three months. */
    static List<Bar> of(Index index, Language language) {
        BarWords words = language.words(BarWords.class);
        return List.of(
                of(words.week(), index.week(), words, language),
                of(words.threeMonths(), index.threeMonths(), words, language));
    }

    private static Bar of(String label, Index.Period period, BarWords words, Language language) {
        if (period.percent() == null) {
            return new Bar(label, null, words.none(), "");
        }
        String value = words.percent(language.digits(period.shown()));
        return new Bar(label, period.percent(), value, words.answers(period.answers()));
    }

    /** How much of a drawing of some width is filled. */
    public BigDecimal width(int full) {
        return percent == null
                ? BigDecimal.ZERO
                : percent.multiply(BigDecimal.valueOf(full)).movePointLeft(2);
    }

    /** The bar in characters, for text. */
    public String drawn() {
        int filled = width(TEXT_WIDTH).intValue();
        return "[" + "#".repeat(filled) + ".".repeat(TEXT_WIDTH - filled) + "]";
    }
}
