package org.ouinon.account;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ouinon.database.Changes;
import org.ouinon.database.Followed;
import org.ouinon.web.Days;
import org.ouinon.web.PlainText;

/**
 * The keys of programs, in the memory of every process: a request with a key asks no database, and a revoked key is
 * revoked everywhere within a second.
 */
@Startup
@ApplicationScoped
class Keys {

    private static final String TOPIC = "keys";
    private static final int LONGEST_LABEL = 100;

    private final Changes changes;
    private final Audit audit;
    private final Days days;
    private final byte[] ofSettings;
    private final Followed<Map<String, ApiKey>> good;
    private final Map<String, Instant> used = new ConcurrentHashMap<>();

    Keys(AccountSettings settings, Changes changes, Audit audit, Days days) {
        this.changes = changes;
        this.audit = audit;
        this.days = days;
        this.ofSettings =
                settings.apiKey().map(k -> k.getBytes(StandardCharsets.UTF_8)).orElse(new byte[0]);
        this.good = changes.follow(TOPIC, Keys::read);
    }

    /** Which program sent a key, and what it may do; nobody if it is none, or not good any more. */
    Optional<SecurityIdentity> open(String sent) {
        if (isOfSettings(sent)) {
            return Optional.of(Member.identity("api-key", Set.of(Role.AGENT, Role.DIRECTOR)));
        }
        return KeyText.read(sent).flatMap(this::minted).map(key -> {
            used.put(key.id, days.now());
            return Member.identity("key " + key.id, key.roles());
        });
    }

    boolean isAnyOfSettings() {
        return ofSettings.length > 0;
    }

    private boolean isOfSettings(String sent) {
        return isAnyOfSettings() && MessageDigest.isEqual(ofSettings, sent.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<ApiKey> minted(KeyText text) {
        return Optional.ofNullable(good.get().get(text.id())).filter(key -> key.accepts(text));
    }

    @Transactional
    List<ApiKey> all() {
        return ApiKey.all();
    }

    /**
     * Mints a key.
     *
     * @param scopes words of {@link Scope}, at least one
     * @return the key, which nobody can know again
     * @throws IllegalArgumentException with a sentence for the operator
     */
    @Transactional
    String mint(String label, Collection<String> scopes, String by) {
        PlainText named = PlainText.line(label);
        if (named.isInvisible() || named.length() > LONGEST_LABEL) {
            throw new IllegalArgumentException("A label has 1 to " + LONGEST_LABEL + " characters");
        }
        KeyText text = KeyText.fresh();
        ApiKey key = ApiKey.mint(text, named.value(), known(scopes), by, days.now());
        audit.note(Deed.KEY_MINTED, about(key) + ": " + key.scopes);
        changes.note(TOPIC);
        return text.whole();
    }

    /** Revokes a key; for one that is revoked already nothing happens. */
    @Transactional
    void revoke(String id) {
        ApiKey key = ApiKey.findById(id);
        if (key == null || key.revokedAt != null) {
            return;
        }
        key.revokedAt = days.now();
        audit.note(Deed.KEY_REVOKED, about(key));
        changes.note(TOPIC);
    }

    /** In one transaction for all that were used meanwhile, so that no request waits for it. */
    @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @PreDestroy
    void writeDownUse() {
        Map<String, Instant> taken = new HashMap<>(used);
        if (taken.isEmpty()) {
            return;
        }
        try {
            QuarkusTransaction.requiringNew().run(() -> taken.forEach(Keys::writeDown));
            taken.forEach(used::remove);
        } catch (RuntimeException e) {
            Log.debugf("The use of keys waits for the database: %s", e.getMessage());
        }
    }

    private static void writeDown(String id, Instant at) {
        ApiKey.update("lastUsed = ?1 where id = ?2 and (lastUsed is null or lastUsed < ?1)", at, id);
    }

    private static Map<String, ApiKey> read() {
        return ApiKey.good().stream().collect(Collectors.toMap(key -> key.id, Function.identity()));
    }

    private static Set<Scope> known(Collection<String> words) {
        Set<Scope> known =
                words.stream().flatMap(word -> Scope.of(word).stream()).collect(Collectors.toSet());
        if (known.isEmpty() || known.size() < words.size()) {
            throw new IllegalArgumentException("A key has the scope mint, read or both");
        }
        return known;
    }

    private static String about(ApiKey key) {
        return "ouinon_" + key.id + " (" + key.label + ")";
    }
}
