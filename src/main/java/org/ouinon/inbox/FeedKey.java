package org.ouinon.inbox;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import org.ouinon.account.Account;
import org.ouinon.account.RandomText;
import org.ouinon.account.Role;

/** What lets a feed reader, which cannot sign in, read comments for a director; of the secret only a hash is kept. */
@Entity
class FeedKey extends PanacheEntityBase {

    private static final int LENGTH = 32;

    @Id
    String account;

    @Column(columnDefinition = "binary(32)")
    byte[] keyHash;

    Instant madeAt;

    static Optional<FeedKey> of(String account) {
        return findByIdOptional(account);
    }

    /** By the secret, as long as its owner is a director with an open account. */
    static Optional<FeedKey> find(String secret) {
        Optional<FeedKey> key = find("keyHash", RandomText.sha256(secret)).firstResultOptional();
        return key.filter(found -> mayHave(found.account));
    }

    /** Whether somebody may have one: whom a provider signs in may not, since nobody here learns when they leave. */
    static boolean mayHave(String account) {
        return Account.<Account>findByIdOptional(account)
                .filter(owner -> owner.isOpen() && owner.roles().contains(Role.DIRECTOR))
                .isPresent();
    }

    /** @return the secret, which nobody can know again; an earlier one is worth nothing from now on */
    static String make(String account, Instant at) {
        String secret = RandomText.of(LENGTH);
        getEntityManager()
                .createQuery("insert into FeedKey (account, keyHash, madeAt) values (:account, :hash, :at)"
                        + " on conflict (account) do update set keyHash = excluded.keyHash, madeAt = excluded.madeAt")
                .setParameter("account", account)
                .setParameter("hash", RandomText.sha256(secret))
                .setParameter("at", at)
                .executeUpdate();
        return secret;
    }

    /** @return whether there was one */
    static boolean revoke(String account) {
        return deleteById(account);
    }
}
