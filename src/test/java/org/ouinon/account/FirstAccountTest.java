package org.ouinon.account;

import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FirstAccountTest {

    private static final int PROCESSES = 8;

    @Inject
    FirstAccount first;

    @Test
    void processes_that_start_at_once_open_it_together() throws Exception {
        QuarkusTransaction.requiringNew().run(() -> Account.deleteById(Account.ADMIN));
        Callable<Void> start = () -> {
            first.open();
            return null;
        };
        ExecutorService processes = Executors.newFixedThreadPool(PROCESSES);
        for (Future<Void> started : processes.invokeAll(Collections.nCopies(PROCESSES, start))) {
            started.get();
        }
        processes.shutdown();
        Admin.signsIn(Admin.password()).then().cookie(Admin.SESSION, notNullValue());
    }
}
