package org.ouinon.link;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.ouinon.database.Changes;

/** The generated ring, which tests make fuller than a year does. */
@ApplicationScoped
public class Ring {

    private final DataSource database;
    private final Changes changes;

    Ring(DataSource database, Changes changes) {
        this.database = database;
        this.changes = changes;
    }

    /** Only the first key is left, as after the first start. */
    public void shrink() {
        execute("DELETE FROM secret WHERE purpose = 'link' AND number > 1");
        QuarkusTransaction.requiringNew().run(() -> changes.note(Revocations.TOPIC));
    }

    /** Another process makes a key. */
    void grow(int number) {
        execute("INSERT INTO secret SELECT purpose, " + number + ", REVERSE(key_bytes), created_at"
                + " FROM secret WHERE purpose = 'link' AND number = 1");
        noteElsewhere();
    }

    /** Another process says that it changed something. */
    void noteElsewhere() {
        execute("INSERT INTO change_mark VALUES ('revocations', 1) ON DUPLICATE KEY UPDATE changes = changes + 1");
    }

    void execute(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
