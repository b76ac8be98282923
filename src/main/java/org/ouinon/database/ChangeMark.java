package org.ouinon.database;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.HashMap;
import java.util.Map;

/** How often a topic changed. */
@Entity
class ChangeMark extends PanacheEntityBase {

    @Id
    String topic;

    long changes;

    /** Every mark of this moment by its topic; a topic that never changed has none. */
    static Map<String, Long> all() {
        return QuarkusTransaction.requiringNew().call(() -> {
            Map<String, Long> marks = new HashMap<>();
            ChangeMark.<ChangeMark>listAll().forEach(mark -> marks.put(mark.topic, mark.changes));
            return marks;
        });
    }

    /** Moves a mark within the present transaction. */
    static void move(String topic) {
        getEntityManager()
                .createNativeQuery("INSERT INTO change_mark (topic, changes) VALUES (?, 1)"
                        + " ON DUPLICATE KEY UPDATE changes = changes + 1")
                .setParameter(1, topic)
                .executeUpdate();
    }
}
