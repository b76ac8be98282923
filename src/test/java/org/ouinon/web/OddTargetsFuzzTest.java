package org.ouinon.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.net.URI;
import org.junit.jupiter.params.provider.ValueSource;

class OddTargetsFuzzTest {

    @ValueSource(
            strings = {
                "?ref={{ticket.id}}",
                "?ref=#{ticket.number}%",
                "/yes?utm_source=a b&x=[1]|<é>\"\\^`",
                "%zz/%4/👍",
                "?ref=4711"
            })
    @FuzzTest
    void whatever_stands_behind_a_link_is_mended_into_a_uri_and_mended_once(@NotNull String behind) {
        String mended = OddTargets.mended("/f/EQ8rhQAHAQtMgIoRP7jvXUDJzA4-G6q4bf5D" + behind);

        assertTrue(URI.create(mended).getRawPath().startsWith("/f/EQ8rhQAHAQtMgIoRP7jvXUDJzA4-G6q4bf5D"), mended);
        assertEquals(mended, OddTargets.mended(mended));
    }
}
