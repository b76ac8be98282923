package org.ouinon.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Lets processes that start at the same time migrate one after the other. Flyway does so by itself, but not where it finds
 * Galera: there all but one of them may fail. The turn is a lock of the server that all of them reach first.
 */
public final class MigrationTurn implements Callback {

    private static final String NAME = "'ouinon.migration'";

    /** Less than the driver waits for an answer. */
    private static final String TAKE = "SELECT GET_LOCK(" + NAME + ", 2)";

    private static final String GIVE_BACK = "SELECT RELEASE_LOCK(" + NAME + ")";

    /** Longer than any migration that another process may be at. */
    private static final long PATIENCE_MINUTES = 30;

    /** Flyway has several connections, and only the one that took the lock can give it back. */
    private Connection holder;

    /** The first event of all, and those of which one is the last: the connection goes back to the pool. */
    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_VALIDATE || isEnd(event);
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            if (isEnd(event)) {
                giveBack();
            } else {
                take(context.getConnection());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("No turn to migrate the database", e);
        }
    }

    @Override
    public String getCallbackName() {
        return "a turn to migrate";
    }

    private static boolean isEnd(Event event) {
        return switch (event) {
            case AFTER_MIGRATE, AFTER_MIGRATE_ERROR, AFTER_VALIDATE_ERROR -> true;
            default -> false;
        };
    }

    private void take(Connection connection) throws SQLException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(PATIENCE_MINUTES);
        while (!isDone(connection, TAKE)) {
            if (System.nanoTime() > end) {
                throw new SQLException("Another process has been migrating for " + PATIENCE_MINUTES + " minutes");
            }
        }
        holder = connection;
    }

    private void giveBack() throws SQLException {
        if (holder != null) {
            isDone(holder, GIVE_BACK);
            holder = null;
        }
    }

    private static boolean isDone(Connection connection, String lock) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet done = statement.executeQuery(lock)) {
            return done.next() && done.getBoolean(1);
        }
    }
}
