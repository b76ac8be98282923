package org.ouinon.vote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchTest {

    private final Batch<String> batch = new Batch<>();
    private final Map<String, Long> written = new HashMap<>();

    @Test
    void counts_of_one_place_are_written_together_and_once() {
        batch.add("a", 1);
        batch.add("b", 2);
        batch.add("a", 3);
        batch.writeDown(this::write);
        batch.writeDown(counts -> fail("There is nothing left to write"));
        assertEquals(Map.of("a", 4L, "b", 2L), written);
    }

    @Test
    void what_could_not_be_written_is_written_later_with_what_came_since() {
        batch.add("a", 1);
        batch.writeDown(counts -> {
            batch.add("a", 10);
            throw new SQLException("away");
        });
        batch.writeDown(this::write);
        assertEquals(Map.of("a", 11L), written);
    }

    @Test
    void nothing_is_lost_while_many_count_and_one_writes() {
        IntStream.range(0, 100_000).parallel().forEach(i -> {
            batch.add("a", 1);
            if (i % 100 == 0) {
                batch.writeDown(this::write);
            }
        });
        batch.writeDown(this::write);
        assertEquals(Map.of("a", 100_000L), written);
    }

    private synchronized void write(Map<String, Long> counts) {
        counts.forEach((place, count) -> written.merge(place, count, Long::sum));
    }
}
