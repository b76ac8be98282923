package org.ouinon.hook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.ouinon.database.Changes;
import org.ouinon.database.Followed;
import org.ouinon.database.Rows;

/**
 * Puts news into the transaction of what they tell: told are those that were committed, all of them, and nothing else.
 * Where nobody asked for a topic, nothing is written.
 */
@Startup
@ApplicationScoped
public class Outbox {

    static final String TOPIC = "webhooks";

    private static final String COLUMNS =
            "webhook_message (webhook, topic, ballot, data, happened_at, state, attempts, due_at)";

    private final Followed<List<Webhook>> served;
    private final ObjectMapper json;

    Outbox(Changes changes, ObjectMapper json) {
        this.served = changes.follow(TOPIC, Webhook::served);
        this.json = json;
    }

    /** Puts news into the transaction of a connection. */
    public void add(Connection transaction, List<News> news) throws SQLException {
        Rows rows = new Rows(COLUMNS, "");
        for (News item : news) {
            for (Webhook webhook : served.get()) {
                if (webhook.takes(item.topic())) {
                    rows.add(row(item, webhook.number));
                }
            }
        }
        rows.insert(transaction);
    }

    /** Puts news into the present transaction. */
    public void add(News news) {
        Panache.getEntityManager().unwrap(Session.class).doWork(connection -> add(connection, List.of(news)));
    }

    /** Puts news into the present transaction for one webhook, whatever it asked for. */
    void add(News news, int webhook) {
        Panache.getEntityManager().unwrap(Session.class).doWork(connection -> {
            Rows rows = new Rows(COLUMNS, "");
            rows.add(row(news, webhook));
            rows.insert(connection);
        });
    }

    private Object[] row(News news, int webhook) {
        Timestamp at = Timestamp.from(news.at());
        return new Object[] {
            webhook, news.topic().type(), bytes(news.ballot()), written(news), at, Message.State.WAITING.name(), 0, at
        };
    }

    private String written(News news) {
        try {
            return json.writeValueAsString(news.data());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("News can always be written", e);
        }
    }

    private static byte[] bytes(UUID id) {
        return id == null
                ? null
                : ByteBuffer.allocate(16)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .array();
    }
}
