package org.ouinon.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link ForgivingLinksTest} shows over HTTP with many more, for those who need an answer in a millisecond. */
class LinkPathTest {

    @ParameterizedTest
    @CsvSource({
        "/f/Ab_-1, /f/Ab_-1",
        "//f//Ab_-1//yes//, /f/Ab_-1/yes",
        "/f/Ab_-1/Yes.), /f/Ab_-1/yes",
        "/f/Ab_-1).>/no, /f/Ab_-1/no",
        "/f/Ab_-1/later/no, /f/Ab_-1",
        "/f/Ab_-1/1yes, /f/Ab_-1",
        "/f/Ab_-1/withdraw/erase, /f/Ab_-1/withdraw",
        "/f/Ab_-1/comment, /f/Ab_-1/comment",
        "/f/Ab_-1/comment/raise, /f/Ab_-1/comment",
        "/f/Ab_-1/comment/erase=3E, /f/Ab_-1/comment/erase",
        "%2Ff%252FAb%5F-1%252fmore, /f/Ab_-1/more",
        "/f/Ab%0D%0A=%0D%0A_-1/yes, /f/Ab_-1/yes",
        "/f/Ab+1/yes, /f/Ab~1/yes",
        "/f/Ab%zz/yes, /f/Ab~zz/yes",
        "\\f\\Ab_-1\\no, /f/Ab_-1/no",
        "/f/~~/no, /f//no"
    })
    void a_mangled_path_means_a_link(String path, String meant) {
        assertEquals(meant, LinkPath.meant(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/f", "/f/", "/g/Ab_-1/yes", "/F/Ab_-1/yes", "/x/f/Ab_-1"})
    void what_is_no_links_path_means_none(String path) {
        assertNull(LinkPath.meant(path));
    }
}
