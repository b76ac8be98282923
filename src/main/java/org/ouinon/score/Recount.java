package org.ouinon.score;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.ouinon.web.Days;

/** Counts the votes again and compares the result with the tallies. */
@ApplicationScoped
public class Recount {

    /** Votes are added and tallies taken away; what is left is wrong. One statement, so that it sees one moment. */
    private static final String DIFFERENCES = """
            SELECT day, team, agent, SUM(yes) AS yes, SUM(no) AS no, SUM(held) AS held FROM (
                SELECT counted_on AS day, team, agent, answer = 'YES' AS yes, answer = 'NO' AS no, 0 AS held
                FROM vote WHERE state = 'COUNTED' AND NOT test
                UNION ALL
                SELECT taken_on, team, agent, 0, 0, 1 FROM vote WHERE state = 'HELD' AND NOT test
                UNION ALL
                SELECT day, team, agent, -yes, -no, -held FROM tally
            ) AS both_sides GROUP BY day, team, agent
            HAVING SUM(yes) <> 0 OR SUM(no) <> 0 OR SUM(held) <> 0 ORDER BY day, team, agent""";

    private static final String COUNTED = "SELECT COUNT(*) FROM vote WHERE state = 'COUNTED' AND NOT test";

    /** The row that repairs go to; writers add to what is there, so sharing it loses nothing. */
    private static final int WRITER = 0;

    /**
     * What a team and agent's tally of a day lacks of the votes.
     *
     * @param missing may be negative, where the tally has too many
     */
    public record Difference(LocalDate day, int team, int agent, Count missing) {}

    /** @param counted how many votes count */
    public record Result(long counted, List<Difference> differences) {

        public boolean isWhole() {
            return differences.isEmpty();
        }
    }

    private final AgroalDataSource database;
    private final Days days;

    Recount(AgroalDataSource database, Days days) {
        this.database = database;
        this.days = days;
    }

    /** Compares; the service may go on taking votes meanwhile. */
    public Result compare() {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection()) {
                return compare(connection);
            }
        });
    }

    /** Compares and mends the tallies, by adding what is missing, so that votes taken meanwhile are not lost. */
    public Result repair() {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection()) {
                Result result = compare(connection);
                TallyMoves moves = new TallyMoves();
                result.differences().forEach(d -> moves.add(d.day(), d.team(), d.agent(), d.missing()));
                moves.write(connection, WRITER, days.now());
                return result;
            }
        });
    }

    private static Result compare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            List<Difference> differences = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(DIFFERENCES)) {
                while (rows.next()) {
                    Count missing = new Count(rows.getLong("yes"), rows.getLong("no"), rows.getLong("held"));
                    LocalDate day = rows.getObject("day", LocalDate.class);
                    differences.add(new Difference(day, rows.getInt("team"), rows.getInt("agent"), missing));
                }
            }
            try (ResultSet count = statement.executeQuery(COUNTED)) {
                count.next();
                return new Result(count.getLong(1), differences);
            }
        }
    }
}
