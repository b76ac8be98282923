package org.ouinon.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.params.provider.ValueSource;

class LinkPathFuzzTest {

    private static final String TOKEN = "EQ8rhQAHAQtMgIoRP7jvXUDJzA4-G6q4bf5D";
    private static final Pattern OURS =
            Pattern.compile("/f/[A-Za-z0-9_~-]*(/(yes|no|more|withdraw|comment(/erase)?))?");

    @ValueSource(
            strings = {
                "/f/" + TOKEN + "/yes",
                "//f//" + TOKEN + "=\r\n/More/.)",
                "%252Ff%2F" + TOKEN + "%2Fcomment%2Ferase",
                "/f/%zz/no",
                "/f/" + TOKEN + "%C3%28>",
                "/f\\=\n" + TOKEN + "\\no\u200B",
                "/f//"
            })
    @FuzzTest
    void what_was_meant_is_a_link_of_ours_and_means_itself(@NotNull String path) {
        String meant = LinkPath.meant(path);
        if (meant != null) {
            assertTrue(OURS.matcher(meant).matches(), meant);
            assertEquals(meant, URI.create(meant).getRawPath());
            assertTrue(meant.startsWith("/f//") || meant.equals("/f/") || meant.equals(LinkPath.meant(meant)), meant);
        }
        String behind = "/f/" + TOKEN + "/yes"
                + Pattern.compile("[A-Za-z%]+").matcher(path).replaceAll("");
        assertEquals("/f/" + TOKEN + "/yes", LinkPath.meant(behind), behind);
    }
}
