package org.ouinon.account;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A key of a help desk or another program; of its secret only a hash is kept. */
@Entity
public class ApiKey extends PanacheEntityBase {

    @Id
    public String id;

    public String label;

    /** Words of {@link Scope}, with commas between them. */
    public String scopes;

    @Column(columnDefinition = "binary(32)")
    byte[] secretHash;

    public Instant mintedAt;
    public String mintedBy;

    /** To the minute; null before the first time. */
    public Instant lastUsed;

    /** Null while it is good. */
    public Instant revokedAt;

    /** Every key there ever was, the newest first. */
    static List<ApiKey> all() {
        return listAll(Sort.descending("mintedAt"));
    }

    /** Those that are good. */
    static List<ApiKey> good() {
        return list("revokedAt is null");
    }

    static ApiKey mint(KeyText text, String label, Set<Scope> scopes, String by, Instant at) {
        ApiKey key = new ApiKey();
        key.id = text.id();
        key.label = label;
        key.scopes = scopes.stream().sorted().map(Scope::word).collect(Collectors.joining(","));
        key.secretHash = RandomText.sha256(text.secret());
        key.mintedBy = by;
        key.mintedAt = at;
        key.persist();
        return key;
    }

    boolean accepts(KeyText text) {
        return MessageDigest.isEqual(secretHash, RandomText.sha256(text.secret()));
    }

    /** The roles that its scopes open. */
    Set<String> roles() {
        return Arrays.stream(scopes.split(","))
                .map(word -> Scope.of(word).orElseThrow().role())
                .collect(Collectors.toUnmodifiableSet());
    }
}
