package org.ouinon.database;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A random key of 256 bits, made once and shared by every process over the database. */
@Entity
@IdClass(Secret.Key.class)
public class Secret extends PanacheEntityBase {

    private static final SecureRandom RANDOM = new SecureRandom();

    @Id
    String purpose;

    @Id
    int number;

    @Column(name = "key_bytes", columnDefinition = "binary(32)")
    byte[] key;

    Instant createdAt;

    record Key(String purpose, int number) implements Serializable {}

    /** Every key of a purpose by its number. */
    public static SortedMap<Integer, byte[]> ring(String purpose) {
        return QuarkusTransaction.requiringNew().call(() -> {
            SortedMap<Integer, byte[]> ring = new TreeMap<>();
            Secret.<Secret>list("purpose", Sort.by("number"), purpose).forEach(s -> ring.put(s.number, s.key));
            return ring;
        });
    }

    /** When each key of a purpose was made, by its number. */
    public static Map<Integer, Instant> made(String purpose) {
        return QuarkusTransaction.requiringNew().call(() -> Secret.<Secret>list("purpose", purpose).stream()
                .collect(Collectors.toMap(s -> s.number, s -> s.createdAt)));
    }

    /**
     * The key of a purpose and number, made now if it is not there. However many processes ask at once, one key is made
     * and all of them get it: the primary key decides, and the losers read.
     */
    public static byte[] shared(String purpose, int number, Instant now) {
        byte[] known = ring(purpose).get(number);
        if (known != null) {
            return known;
        }
        QuarkusTransaction.requiringNew().run(() -> offer(purpose, number, now));
        return ring(purpose).get(number);
    }

    /** Destroys the keys of a purpose whose number is lower. */
    public static void destroyBelow(String purpose, int number) {
        QuarkusTransaction.requiringNew().run(() -> delete("purpose = ?1 and number < ?2", purpose, number));
    }

    private static void offer(String purpose, int number, Instant now) {
        byte[] key = new byte[32];
        RANDOM.nextBytes(key);
        getEntityManager()
                .createNativeQuery(
                        "INSERT IGNORE INTO secret (purpose, number, key_bytes, created_at) VALUES (?, ?, ?, ?)")
                .setParameter(1, purpose)
                .setParameter(2, number)
                .setParameter(3, key)
                .setParameter(4, now)
                .executeUpdate();
    }
}
