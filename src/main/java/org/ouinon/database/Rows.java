package org.ouinon.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows to be inserted at once: a database takes a hundred rows in one message in hardly more time than one, and one after
 * the other in a hundred times that.
 */
public final class Rows {

    private final String insert;
    private final int columns;
    private final List<Object[]> rows = new ArrayList<>();

    /**
     * @param table and its columns, as {@code vote (ballot, answer)}
     * @param tail what follows the values, such as {@code ON DUPLICATE KEY UPDATE …}, or nothing
     */
    public Rows(String table, String tail) {
        this.columns = (int) table.chars().filter(c -> c == ',').count() + 1;
        this.insert = "INSERT INTO " + table + " VALUES (" + "?,".repeat(columns - 1) + "?) " + tail;
    }

    /** Adds a row; values in the order of the columns. */
    public void add(Object... row) {
        if (row.length != columns) {
            throw new IllegalArgumentException(row.length + " values for " + columns + " columns");
        }
        rows.add(row);
    }

    /** Inserts all rows; without any it does nothing. */
    public void insert(Connection connection) throws SQLException {
        write(connection, insert, rows);
    }

    /**
     * Runs a statement once for each row of values: an insertion in one message, another without waiting in between.
     *
     * @throws java.sql.BatchUpdateException with state and code of the first that failed; the others may have been done
     */
    public static void write(Connection connection, String sql, List<Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    statement.setObject(i + 1, row[i]);
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
