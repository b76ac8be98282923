package org.ouinon.database;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.EnumSource.Mode.INCLUDE;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class MigrationTurnTest {

    @Inject
    AgroalDataSource database;

    /** The service has started by now, so that what it took it must have given back. */
    @ParameterizedTest
    @EnumSource(
            mode = INCLUDE,
            names = {"AFTER_MIGRATE", "AFTER_MIGRATE_ERROR", "AFTER_VALIDATE_ERROR"})
    void processes_migrate_one_after_the_other(Event end) throws Exception {
        try (Connection first = database.getConnection();
                Connection second = database.getConnection()) {
            MigrationTurn ours = new MigrationTurn();
            MigrationTurn theirs = new MigrationTurn();
            happens(ours, Event.BEFORE_VALIDATE, first);
            CompletableFuture<Void> waiting =
                    CompletableFuture.runAsync(() -> happens(theirs, Event.BEFORE_VALIDATE, second));
            assertThrows(TimeoutException.class, () -> waiting.get(3, TimeUnit.SECONDS));
            happens(ours, end, second); // Flyway ends on another connection than it began on.
            waiting.get(3, TimeUnit.SECONDS);
            happens(theirs, end, first);
        }
    }

    private static void happens(MigrationTurn turn, Event event, Connection connection) {
        Context context = (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, values) -> connection);
        if (turn.supports(event, context)) {
            turn.handle(event, context);
        }
    }
}
