package org.ouinon.database;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SecretTest {

    private static final int TRIES = 20;
    private static final int PROCESSES = 3;

    /** Threads stand for the processes: each has a connection and a transaction of its own. */
    @Test
    void one_secret_is_made_however_many_processes_start_at_once() throws Exception {
        ExecutorService processes = Executors.newFixedThreadPool(PROCESSES);
        try {
            for (int i = 0; i < TRIES; i++) {
                String purpose = "t" + Long.toString(System.nanoTime(), 36);
                List<byte[]> keys = startedAtOnce(processes, purpose);

                assertEquals(1, rows(purpose), "rows of try " + i);
                byte[] kept = Secret.ring(purpose).get(1);
                assertEquals(32, kept.length);
                assertFalse(Arrays.equals(new byte[32], kept));
                keys.forEach(key -> assertArrayEquals(kept, key));
            }
        } finally {
            processes.shutdownNow();
        }
    }

    @Test
    void a_secret_stays_as_it_is_and_each_number_has_its_own() {
        String purpose = "t" + Long.toString(System.nanoTime(), 36);
        byte[] first = Secret.shared(purpose, 1, Instant.now());
        byte[] second = Secret.shared(purpose, 2, Instant.now());

        assertArrayEquals(first, Secret.shared(purpose, 1, Instant.now()));
        assertFalse(Arrays.equals(first, second));
        assertEquals(List.of(1, 2), List.copyOf(Secret.ring(purpose).keySet()));
    }

    private static List<byte[]> startedAtOnce(ExecutorService processes, String purpose) throws Exception {
        CyclicBarrier start = new CyclicBarrier(PROCESSES);
        List<Future<byte[]>> starting = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            starting.add(processes.submit(() -> {
                start.await();
                return Secret.shared(purpose, 1, Instant.now());
            }));
        }
        List<byte[]> keys = new ArrayList<>();
        for (Future<byte[]> process : starting) {
            keys.add(process.get());
        }
        return keys;
    }

    private static long rows(String purpose) {
        return QuarkusTransaction.requiringNew().call(() -> Secret.count("purpose", purpose));
    }
}
