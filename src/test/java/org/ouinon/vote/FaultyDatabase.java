package org.ouinon.vote;

import io.agroal.api.AgroalDataSource;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** A real database, one of whose steps fails: a connection, a statement or a commit, whichever comes then. */
final class FaultyDatabase {

    /** What goes wrong. */
    enum Fault {
        /** The server rolls the transaction back, as in a deadlock. */
        ROLLED_BACK(new SQLException("Deadlock found", "40001", 1213)),
        /** The connection ends before the step. */
        LOST_BEFORE(new SQLException("Connection lost", "08S01", 1927)),
        /** The connection ends after the step, so that nobody hears that it was done; a commit then stands. */
        LOST_AFTER(new SQLException("Connection lost", "08S01", 1927)),
        /** The statement itself is refused. */
        REFUSED(new SQLException("Data too long", "22001", 1406));

        private final SQLException error;

        Fault(SQLException error) {
            this.error = error;
        }
    }

    private final AgroalDataSource real;
    private final Fault fault;
    private final AtomicInteger steps = new AtomicInteger();
    private final int failing;

    /** @param failing which step fails, from 1 on */
    FaultyDatabase(AgroalDataSource real, Fault fault, int failing) {
        this.real = real;
        this.fault = fault;
        this.failing = failing;
    }

    /** Whether it has come to the step that fails. */
    boolean hasFailed() {
        return steps.get() >= failing;
    }

    AgroalDataSource source() {
        return wrapped(AgroalDataSource.class, (method, arguments) -> {
            if (!method.getName().equals("getConnection")) {
                return method.invoke(real, arguments);
            }
            return connection((Connection) step(() -> method.invoke(real, arguments)));
        });
    }

    private Connection connection(Connection connection) {
        return wrapped(Connection.class, (method, arguments) -> {
            Object result = method.getName().equals("commit")
                    ? step(() -> method.invoke(connection, arguments))
                    : method.invoke(connection, arguments);
            return result instanceof PreparedStatement statement ? statement(statement) : result;
        });
    }

    private PreparedStatement statement(PreparedStatement statement) {
        return wrapped(
                PreparedStatement.class,
                (method, arguments) -> method.getName().startsWith("execute")
                        ? step(() -> method.invoke(statement, arguments))
                        : method.invoke(statement, arguments));
    }

    private Object step(Step step) throws ReflectiveOperationException, SQLException {
        boolean fails = steps.incrementAndGet() == failing;
        if (fails && fault != Fault.LOST_AFTER) {
            throw fault.error;
        }
        Object result = step.take();
        if (fails) {
            if (result instanceof Connection connection) {
                connection.close();
            }
            throw fault.error;
        }
        return result;
    }

    private interface Step {
        Object take() throws ReflectiveOperationException, SQLException;
    }

    private interface Call {
        Object to(Method method, Object[] arguments) throws ReflectiveOperationException, SQLException;
    }

    private static <T> T wrapped(Class<T> type, Call call) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            try {
                return call.to(method, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
