package org.ouinon.vote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ouinon.vote.Visitor.CAROL;
import static org.ouinon.vote.Visitor.NOON;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.List;
import org.junit.jupiter.params.provider.CsvSource;

class BrowserFuzzTest {

    private final Scales scales = new Scales(new Crawlers(), Networks.own());

    @CsvSource(
            emptyValue = "",
            quoteCharacter = '|',
            value = {
                Visitor.CHROME + ", \"Chromium\";v=\"153\", \"Windows\", fr, none, , , 1",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/16.4 Safari/605.1.15, , , en, , , , 0",
                "Mozilla/5.0 (Linux; Android 16; wv) Chrome/107.0.5.1 Mobile, , \"Linux\", , same-origin, prefetch, , 1",
                "Googlebot/2.1 (+http://www.google.com/bot.html), , , , , , bytes=0-1, 7"
            })
    @FuzzTest
    void every_browser_is_weighed_and_always_to_the_same_end(
            @NotNull String userAgent,
            String hints,
            String platform,
            String language,
            String site,
            String purpose,
            String range,
            @NotNull String form) {
        Visitor visitor = CAROL.with("User-Agent", userAgent)
                .with("Sec-CH-UA", hints)
                .with("Sec-CH-UA-Platform", platform)
                .with("Accept-Language", language)
                .with("Sec-Fetch-Site", site)
                .with("Sec-Purpose", purpose)
                .with("Range", range);
        Click click = visitor.posts(On.YES, said(form), NOON);
        Evidence evidence = scales.weigh(click, List.of());

        assertEquals(evidence, scales.weigh(click, List.of()));
        assertEquals(evidence.reasons(), Reason.read(Reason.write(evidence.reasons())));
        assertTrue(Reason.write(evidence.reasons()).length() <= 255);
        Standing vote = Standing.NONE.after(evidence).after();
        assertEquals(evidence.answers() && !evidence.held(), vote.isCounted());
        assertTrue(click.browser().userAgent().length() <= Browser.LONGEST);
    }

    private static Said said(String form) {
        CastForm cast = new CastForm();
        cast.press = form;
        cast.ran = form;
        cast.webdriver = form;
        return cast.said();
    }
}
