package org.ouinon.hook;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** An address that is told of some topics. */
@Entity
public class Webhook extends PanacheEntityBase {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** The standard asks for 24 to 64 bytes. */
    private static final int SECRET_BYTES = 32;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public int number;

    public String label;
    public String url;

    /** Types of {@link Topic}, with commas between them. */
    String topics;

    @Column(columnDefinition = "varbinary(32)")
    byte[] secret;

    public String madeBy;
    public Instant madeAt;

    /** When it was told to stop; null while it is served. */
    public Instant stoppedAt;

    /** Those that are served. */
    public static List<Webhook> served() {
        return list("stoppedAt is null", Sort.by("number"));
    }

    /** All of them, the newest first. */
    public static List<Webhook> all() {
        return listAll(Sort.descending("number"));
    }

    static Webhook begin(String label, String url, Set<Topic> topics, String by, Instant at) {
        Webhook webhook = new Webhook();
        webhook.label = label;
        webhook.url = url;
        webhook.topics = topics.stream().map(Topic::type).sorted().collect(Collectors.joining(","));
        webhook.secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(webhook.secret);
        webhook.madeBy = by;
        webhook.madeAt = at;
        webhook.persistAndFlush();
        return webhook;
    }

    /** The types it is told of. */
    public List<String> types() {
        return Arrays.asList(topics.split(","));
    }

    boolean takes(Topic topic) {
        return types().contains(topic.type());
    }

    Signature signature() {
        return new Signature(secret);
    }

    void stop(Instant at) {
        stoppedAt = stoppedAt == null ? at : stoppedAt;
    }
}
