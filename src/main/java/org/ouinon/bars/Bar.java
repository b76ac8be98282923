package org.ouinon.bars;

import io.quarkus.qute.TemplateData;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ouinon.web.Language;

/**
 * One bar in the words of a language.
 *
 * @param percent 0 to 100 with one decimal; null where nobody answered
 * @param value what is written at the bar: the percentage, or that there are no answers yet
 * @param answers how many answers it stands on, or nothing where there are none; and of when, where newer ones cannot be read
 * @param ledger in sentences what was left out and what is held, or nothing
 */
@TemplateData
record Bar(String label, BigDecimal percent, String value, String answers, String ledger) {

    private static final int TEXT_WIDTH = 20;

    /** The bars of an index: the week, then the three months. */
    static List<Bar> of(Index index, Language language) {
        BarWords words = language.words(BarWords.class);
        String note = index.staleSince() == null ? "" : words.asOf(index.written(index.staleSince(), language));
        return List.of(
                of(words.week(), index.week(), note, words, language),
                of(words.threeMonths(), index.threeMonths(), note, words, language));
    }

    private static Bar of(String label, Index.Period period, String note, BarWords words, Language language) {
        boolean empty = period.percent() == null;
        return new Bar(
                label,
                period.percent(),
                empty ? words.none() : percent(period.percent(), words, language),
                Stream.of(empty ? "" : words.answers(period.answers()), note)
                        .filter(said -> !said.isEmpty())
                        .collect(Collectors.joining(" · ")),
                ledger(period, words, language));
    }

    private static String ledger(Index.Period period, BarWords words, Language language) {
        String leftOut = period.leftOut() == 0 ? "" : words.leftOut(period.leftOut());
        String held = period.held() == 0
                ? ""
                : words.held(
                        period.held(),
                        percent(period.lowest(), words, language),
                        percent(period.highest(), words, language));
        return (leftOut + " " + held).strip();
    }

    private static String percent(BigDecimal percent, BarWords words, Language language) {
        return words.percent(language.digits(percent.toPlainString()));
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
