package org.ouinon.hook;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What is to be told to one webhook, or was. */
@Entity
@Table(name = "webhook_message")
public class Message extends PanacheEntityBase {

    /** Where a message stands. */
    public enum State {
        WAITING,
        DELIVERED,
        /** Nobody took it for three days, or its webhook was stopped. It can be sent again. */
        GIVEN_UP;

        /** As people read it: {@code given up}. */
        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    static final int LONGEST_PROBLEM = 200;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public long id;

    public int webhook;
    String topic;

    @JdbcTypeCode(SqlTypes.BINARY)
    @Column(length = 16)
    UUID ballot;

    String data;
    public Instant happenedAt;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public State state;

    public int attempts;
    public Instant dueAt;

    /** What kept the last attempt from being taken, or null. */
    public String problem;

    public String topic() {
        return topic;
    }

    public boolean isWaiting() {
        return state == State.WAITING;
    }

    /** The newest messages of a webhook. */
    public static List<Message> newest(int webhook, int most) {
        return find("webhook", Sort.descending("id"), webhook)
                .page(Page.ofSize(most))
                .list();
    }

    static List<Message> due(int webhook, Instant now, int most) {
        return find("webhook = ?1 and state = ?2 and dueAt <= ?3", Sort.by("dueAt"), webhook, State.WAITING, now)
                .page(Page.ofSize(most))
                .list();
    }

    /**
     * Takes a due message for one process: whoever moves its attempt on may send it, and it is due again for all if that
     * one dies on the way.
     */
    boolean claim(Instant until) {
        return update(
                        "attempts = attempts + 1, dueAt = ?1 where id = ?2 and attempts = ?3 and state = ?4",
                        until,
                        id,
                        attempts,
                        State.WAITING)
                == 1;
    }

    static void delivered(long id) {
        update("state = ?1, problem = null where id = ?2", State.DELIVERED, id);
    }

    static void failed(long id, String problem, Instant again) {
        String said = problem.length() > LONGEST_PROBLEM ? problem.substring(0, LONGEST_PROBLEM) : problem;
        if (again == null) {
            update("state = ?1, problem = ?2 where id = ?3", State.GIVEN_UP, said, id);
        } else {
            update("dueAt = ?1, problem = ?2 where id = ?3 and state = ?4", again, said, id, State.WAITING);
        }
    }

    /** Lets a message be sent again from the start, whatever became of it. */
    static boolean again(int webhook, long id, Instant now) {
        return update(
                        "state = ?1, attempts = 0, dueAt = ?2 where id = ?3 and webhook = ?4",
                        State.WAITING,
                        now,
                        id,
                        webhook)
                == 1;
    }

    /** The same with all that was given up from an instant on. */
    static long allAgain(int webhook, Instant from, Instant now) {
        return update(
                "state = ?1, attempts = 0, dueAt = ?2 where webhook = ?3 and happenedAt >= ?4 and state = ?5",
                State.WAITING,
                now,
                webhook,
                from,
                State.GIVEN_UP);
    }

    static void giveUp(int webhook) {
        update(
                "state = ?1, problem = 'The webhook was stopped' where webhook = ?2 and state = ?3",
                State.GIVEN_UP,
                webhook,
                State.WAITING);
    }

    static long forgetBefore(Instant moment) {
        return delete("happenedAt < ?1 and state <> ?2", moment, State.WAITING);
    }
}
