package org.ouinon.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows to be inserted with one statement: a database takes a hundred rows at once in hardly more time than one, and one
 * after the other in a hundred times that.
 */
public final class Rows {

    private final String head;
    private final String tail;
    private final int columns;
    private final List<Object> values = new ArrayList<>();

    /**
     * @param table and its columns, as {@code vote (ballot, answer)}
     * @param tail what follows the values, such as {@code ON DUPLICATE KEY UPDATE …}, or nothing
     */
    public Rows(String table, String tail) {
        this.head = "INSERT INTO " + table + " VALUES ";
        this.tail = tail.isEmpty() ? "" : " " + tail;
        this.columns = (int) table.chars().filter(c -> c == ',').count() + 1;
    }

    /** Adds a row; values in the order of the columns. */
    public void add(Object... row) {
        if (row.length != columns) {
            throw new IllegalArgumentException(row.length + " values for " + columns + " columns");
        }
        for (Object value : row) {
            values.add(value);
        }
    }

    /** Inserts all rows; without any it does nothing. */
    public void insert(Connection connection) throws SQLException {
        if (values.isEmpty()) {
            return;
        }
        String row = "(" + "?,".repeat(columns - 1) + "?)";
        String rows = (row + ",").repeat(values.size() / columns - 1) + row;
        try (PreparedStatement statement = connection.prepareStatement(head + rows + tail)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            statement.executeUpdate();
        }
    }
}
