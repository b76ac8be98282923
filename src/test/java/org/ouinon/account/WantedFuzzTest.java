package org.ouinon.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.Optional;
import org.junit.jupiter.params.provider.ValueSource;

class WantedFuzzTest {

    @ValueSource(
            strings = {
                "/digest/2026-W47?show=all",
                "//evil.example",
                "/\\evil.example",
                "/\t/evil.example",
                "/%2Fevil.example%zz",
                "https://evil.example/",
                "ouinon_abcdefgh_ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"
            })
    @FuzzTest
    void nobody_is_led_elsewhere_and_a_key_is_read_whole_or_not_at_all(@NotNull String text) {
        String page = Wanted.page(text);
        if (page != null) {
            assertEquals(text, page);
            assertTrue(page.startsWith("/") && !page.startsWith("//"), page);
            assertTrue(page.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '\\'), page);
            assertEquals(page, Wanted.kept(Wanted.query(page).substring("?next=".length())));
        }
        String kept = Wanted.kept(text);
        assertEquals(kept, Wanted.page(kept));
        KeyText.read(text).ifPresent(key -> assertEquals(text, key.whole()));
        assertEquals(Optional.empty(), KeyText.read(text + " "));
    }
}
