package org.ouinon.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The values of an {@code IN (…)}, the last one said again until there is a power of two of them. It means the same, and of
 * the few statements that are left, the server has read each one before.
 */
public final class InList {

    private final List<Object> values;

    /** @throws IllegalArgumentException without any value, since SQL knows no empty list */
    public InList(Collection<?> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("A list of no values");
        }
        this.values = new ArrayList<>(values);
        Object last = this.values.get(values.size() - 1);
        while (Integer.bitCount(this.values.size()) > 1) {
            this.values.add(last);
        }
    }

    /** How many values there are, those said again included. */
    public int size() {
        return values.size();
    }

    /** What stands between the brackets. */
    public String marks() {
        return "?,".repeat(size() - 1) + "?";
    }

    /**
     * Binds the values.
     *
     * @param last the index of the parameter before the first of them, 0 for none
     * @return the index of the last one
     */
    public int bind(PreparedStatement statement, int last) throws SQLException {
        int i = last;
        for (Object value : values) {
            statement.setObject(++i, value);
        }
        return i;
    }
}
