package org.ouinon.web;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** The database does not answer; nothing was promised to anybody, and the same request may succeed in a moment. */
public class DatabaseAway extends RuntimeException {

    /** Deadlock, lock wait, server going down, aborted commit, killed connection. */
    private static final Set<Integer> PASSING_CODES = Set.of(1213, 1205, 1047, 1053, 1180, 1927, 1040, 1203);

    public DatabaseAway(Throwable cause) {
        super("The database is away", cause);
    }

    /** Whether an error speaks of the connection or of a passing state of the server, and not of the statement. */
    public static boolean isSignOf(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        return e instanceof SQLTransientConnectionException
                || e instanceof SQLNonTransientConnectionException
                || e instanceof SQLTimeoutException
                || state.startsWith("08")
                || state.equals("40001")
                || state.equals("25S03")
                || PASSING_CODES.contains(e.getErrorCode())
                || isOfPool(e);
    }

    /** What Agroal says by itself has neither state nor code: no connection in time, or one that died in its hands. */
    private static boolean isOfPool(SQLException e) {
        return e.getSQLState() == null && e.getErrorCode() == 0;
    }
}
