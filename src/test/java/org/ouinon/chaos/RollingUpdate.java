package org.ouinon.chaos;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.ouinon.database.Login;
import org.ouinon.link.Tokens;

/**
 * Whether a new version takes the place of an earlier one, process by process, over one database and behind a proxy, without
 * anybody who votes meanwhile being refused, or not finding what they were told.
 */
final class RollingUpdate implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Longer than the gate takes to notice. */
    private static final Duration DELAY = Duration.ofSeconds(3);

    private static final Duration BETWEEN = Duration.ofSeconds(5);

    private final Path work;
    private final Path earlier;
    private final String keys;
    private final SplittableRandom random;
    private final Database database;
    private final Gate gate = new Gate();
    private final List<Replica> all = new ArrayList<>();

    private RollingUpdate(Path work, String keys, Path earlier, long seed) throws Exception {
        this.work = work;
        this.keys = keys;
        this.earlier = earlier;
        this.random = new SplittableRandom(seed);
        this.database = new Database(work);
    }

    /** Takes an empty folder, the ring of keys, where the earlier version was built, and a seed. */
    public static void main(String... arguments) throws Exception {
        long seed = Long.parseLong(arguments[3]);
        System.out.println("Starting the earlier version, seed " + seed + " ...");
        RollingUpdate update = new RollingUpdate(Path.of(arguments[0]), arguments[1], Path.of(arguments[2]), seed);
        Runtime.getRuntime().addShutdownHook(new Thread(update::close));
        try {
            System.exit(update.passes() ? 0 : 1);
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1); // Others' threads go on.
        }
    }

    private boolean passes() throws Exception {
        List<Replica> before = List.of(join(earlier, DELAY), join(earlier, DELAY));
        String schema = schema();
        boolean isSmooth = update(before);
        System.out.printf("the schema was %s and is %s%n", schema, schema());
        boolean isSeeing = seesWhoIsRefused();
        boolean passed = isSmooth && isSeeing && !schema.equals(schema());
        System.out.println(passed ? "PASSED" : "FAILED");
        return passed;
    }

    private boolean update(List<Replica> before) throws Exception {
        Crowd crowd = new Crowd(List.of(gate.uri()), Tokens.of(keys), "RA-", random.split());
        crowd.start();
        Thread.sleep(BETWEEN.toMillis());
        for (Replica old : before) {
            join(Path.of("target/quarkus-app"), DELAY);
            Thread.sleep(BETWEEN.toMillis()); // Both versions side by side.
            old.end();
            System.out.printf(
                    "a new process is there and an earlier one gone, which was passed %d requests%n",
                    gate.passed(old.uri));
        }
        Thread.sleep(BETWEEN.toMillis());
        return refused(crowd.stop(), "RA-") == 0;
    }

    /** The control: who ends without a word is still asked. */
    private boolean seesWhoIsRefused() throws Exception {
        Replica hasty = join(Path.of("target/quarkus-app"), Duration.ZERO);
        Crowd crowd = new Crowd(List.of(gate.uri()), Tokens.of(keys), "RB-", random.split());
        crowd.start();
        Thread.sleep(BETWEEN.toMillis());
        hasty.end();
        Thread.sleep(BETWEEN.toMillis());
        System.out.print("control, one process that ends without a word: ");
        return refused(crowd.stop(), "RB-") > 0;
    }

    /** How many requests got no word that the answer is recorded; as many as there are where the books are wrong. */
    private long refused(List<Voter> voters, String name) throws Exception {
        List<Attempt> attempts =
                voters.stream().flatMap(voter -> voter.attempts().stream()).toList();
        long refused =
                attempts.stream().filter(attempt -> !attempt.isAcknowledged()).count();
        try (Books books = new Books(database.login)) {
            Books.Findings findings = books.compare(voters, name);
            System.out.printf(
                    "%d votes and changes, %d refused; of those acknowledged: %s%n",
                    attempts.size(), refused, findings);
            return findings.areGood() ? refused : attempts.size();
        }
    }

    /** Starts one more and returns once it is passed requests. */
    private Replica join(Path built, Duration delay) throws Exception {
        Replica replica = new Replica(all.size(), database.login, keys, work, built);
        all.add(replica);
        replica.lingers(delay);
        replica.start();
        replica.await();
        gate.knows(replica.uri);
        Wait.atMost(PATIENCE, replica.uri + " behind the gate", () -> gate.uses(replica.uri));
        return replica;
    }

    private String schema() throws SQLException {
        Login login = database.login;
        try (Connection connection = DriverManager.getConnection(login.url(), login.username(), login.password());
                Statement sql = connection.createStatement();
                ResultSet version = sql.executeQuery("SELECT MAX(CAST(version AS INT)) FROM flyway_schema_history")) {
            version.next();
            return version.getString(1);
        }
    }

    @Override
    public void close() {
        all.forEach(Replica::close);
        gate.close();
        database.close();
    }
}
