package org.ouinon.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.provider.CsvSource;
import org.ouinon.web.Problem;

class FilterFuzzTest {

    @CsvSource(
            emptyValue = "",
            value = {
                "unread, yes, fr, 2026-11-01, 2026-11-22, the slow  refund*, oldest, "
                        + "1763805600000_0000515d-0000-0000-0000-000000000001",
                "all, none, , , , '+\"a b\" @8 <~*', newest, 999999999999999_0000515d-0000-0000-0000-000000000001",
                "overdue, no, EN-us, 2099-01-01, 2000-01-01, %_!, , 0_------------------------------------",
                "READ, , xx, 1999-12-31, , Sto\u0308rung &=#, , 1"
            })
    @FuzzTest
    void what_an_address_asks_for_is_asked_for_again_by_the_next_pages_address(
            String show, String answer, String language, String from, String to, String q, String order, String after) {
        FilterForm form = new FilterForm();
        form.show = show;
        form.answer = answer;
        form.language = language;
        form.from = from;
        form.to = to;
        form.q = q;
        form.order = order;
        form.after = after;
        try {
            Filter filter = Filter.of(form, Show.UNREAD);
            Cursor cursor = Cursor.of(form.after);
            FilterForm next = form(filter.query(cursor));
            assertEquals(filter, Filter.of(next, Show.ALL));
            assertEquals(cursor, Cursor.of(next.after));
            assertIsNoOperator(filter.sought());
        } catch (Problem e) {
            assertTrue(List.of(400, 404).contains(e.getResponse().getStatus()));
        }
    }

    private static void assertIsNoOperator(Sought sought) {
        if (sought != null) {
            assertTrue(sought.indexed().matches("(\\+[\\p{L}\\p{N}_]{3,168}\\*? ?)*"), sought.indexed());
            assertTrue(sought.text().codePointCount(0, sought.text().length()) <= 200);
            assertTrue(!sought.indexed().isEmpty() || !sought.parts().isEmpty(), sought.text());
        }
    }

    private static FilterForm form(String query) {
        Map<String, List<String>> parts = new QueryStringDecoder(query).parameters();
        FilterForm form = new FilterForm();
        form.show = first(parts, "show");
        form.answer = first(parts, "answer");
        form.language = first(parts, "language");
        form.from = first(parts, "from");
        form.to = first(parts, "to");
        form.q = first(parts, "q");
        form.order = first(parts, "order");
        form.after = first(parts, "after");
        return form;
    }

    private static String first(Map<String, List<String>> parts, String name) {
        return parts.containsKey(name) ? parts.get(name).get(0) : null;
    }
}
