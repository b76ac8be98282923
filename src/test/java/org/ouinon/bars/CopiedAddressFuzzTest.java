package org.ouinon.bars;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import org.junit.jupiter.params.provider.ValueSource;

class CopiedAddressFuzzTest {

    @ValueSource(
            strings = {
                "/?lang=fr&utm_source=mail#bars",
                "/bars?team=Hosting&theme=dark",
                "/team/hosting",
                "/team/%zz?lang=%",
                "?team=\"><script>&lang=fr%0d%0a",
                ".evil.example/bars"
            })
    @FuzzTest
    void what_is_embedded_of_an_address_may_stand_in_html_and_shows_the_same(@NotNull String rest) {
        CopiedAddress.of(rest).ifPresent(address -> {
            String query = address.query();
            assertTrue(query.matches("(\\?(team|lang|theme)=[\\w-]+(&(lang|theme)=[\\w-]+)*)?"), query);
            assertEquals(query, CopiedAddress.of("/bars" + query).orElseThrow().query());
        });
        assertTrue(Theme.of(rest) != null);
    }
}
