package org.ouinon.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class InListTest {

    @Inject
    AgroalDataSource database;

    @ParameterizedTest
    @CsvSource({"1,1", "2,2", "3,4", "4,4", "5,8", "256,256", "257,512"})
    void it_grows_to_a_power_of_two_and_finds_the_same(int values, int marks) throws SQLException {
        InList list = new InList(IntStream.rangeClosed(1, values).boxed().toList());

        assertEquals(marks, list.size());
        assertEquals(marks, list.marks().chars().filter(c -> c == '?').count());
        assertEquals(values, found(list));
    }

    @Test
    void there_is_no_empty_one() {
        assertThrows(IllegalArgumentException.class, () -> new InList(List.of()));
    }

    /** How many of the numbers from 1 to 1,000 are in a list; the parameters around it keep their places. */
    private int found(InList list) throws SQLException {
        String sql = "SELECT COUNT(*) FROM seq_1_to_1000 WHERE seq >= ? AND seq IN (" + list.marks() + ") AND seq <= ?";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setInt(1, 1);
            int last = list.bind(select, 1);
            select.setInt(last + 1, 1000);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
