package org.ouinon.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.jaxrs.HttpHeadersImpl;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageFuzzTest {

    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                "fr-CA|de;q=0.7,en;q=0.3",
                "|pt-BR, *;q=0.1",
                "-|en;q=",
                "x|;;,,q=1;",
                "EN_us|fr;q=1.0001;level=2",
                " nl |\"it\";q=abc"
            })
    @FuzzTest
    void every_header_and_tag_gives_one_of_our_languages(String asked, @NotNull String accepted) {
        HttpHeaders headers = new HttpHeadersImpl(
                Map.of(HttpHeaders.ACCEPT_LANGUAGE, accepted).entrySet());
        Language chosen = Language.choose(asked, headers);

        assertNotNull(chosen);
        assertEquals(Optional.of(chosen), Language.of(chosen.tag()));
        Language.of(asked).ifPresent(language -> assertEquals(language, chosen));
    }
}
