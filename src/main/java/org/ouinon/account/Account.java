package org.ouinon.account;

import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Who may sign in. */
@Entity
public class Account extends PanacheEntityBase {

    public static final String ADMIN = "admin";

    @Id
    public String name;

    /** Null while nobody has set one: invited, or closed. */
    String passwordHash;

    /** Names of {@link Role}, with commas between them. */
    String roles;

    /** Sessions opened in an earlier one are over. */
    int epoch;

    /** Null before the first time. */
    public Instant lastSignIn;

    /** SHA-256 of the secret that lets somebody set a password, once; null for none. */
    @Column(columnDefinition = "binary(32)")
    byte[] invitationHash;

    /** Null for none. */
    public Instant invitedUntil;

    /** The one form of a name, however somebody types it. */
    static String normal(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /** By the name as somebody types it. */
    static Account findByName(String name) {
        return findById(normal(name));
    }

    /** By a secret that is good now; whoever comes with the same one waits, and finds it used. */
    static Optional<Account> findByInvitation(String secret, Instant now) {
        return find("invitationHash = ?1 and invitedUntil > ?2", RandomText.sha256(secret), now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** What every session that is good now was opened in; 0 where nobody has such an account. */
    public static int epochOf(String name) {
        Account account = findById(name);
        return account == null ? 0 : account.epoch;
    }

    /** Every account, whether it can be used or not. */
    static List<Account> all() {
        return listAll(Sort.by("name"));
    }

    /** Keeps every other change of accounts waiting until the present transaction ends. */
    static List<Account> allForChange() {
        return Account.<Account>findAll(Sort.by("name"))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Everybody who can sign in with a password. */
    static List<Account> open() {
        return list("passwordHash is not null");
    }

    static Account open(String name, String password, Set<String> roles) {
        Account account = new Account();
        account.name = name;
        account.take(roles);
        account.changePassword(password);
        account.persistAndFlush();
        return account;
    }

    /** An account that nobody can use before they have set a password. */
    static Account introduce(String name, Set<String> roles) {
        Account account = new Account();
        account.name = name;
        account.take(roles);
        account.persist();
        return account;
    }

    /** Every role of this account. */
    public Set<String> roles() {
        return Set.of(roles.split(","));
    }

    void take(Set<String> roles) {
        this.roles = String.join(",", new TreeSet<>(roles));
    }

    /** Ends every session that the old password opened. */
    void changePassword(String password) {
        passwordHash = BcryptUtil.bcryptHash(password);
        epoch++;
    }

    /** @return the secret, which nobody can know again; an earlier one is worth nothing from now on */
    String invite(Instant until) {
        String secret = RandomText.of(27);
        invitationHash = RandomText.sha256(secret);
        invitedUntil = until;
        return secret;
    }

    /** Sets the password by an invitation, which is used up by that. */
    void join(String password) {
        changePassword(password);
        invitationHash = null;
        invitedUntil = null;
    }

    /** Ends every session and leaves no way in until somebody is invited again. */
    void close() {
        passwordHash = null;
        invitationHash = null;
        invitedUntil = null;
        epoch++;
    }

    /** Whether somebody can sign in. */
    public boolean isOpen() {
        return passwordHash != null;
    }

    boolean isOpenOperator() {
        return isOpen() && roles().contains(Role.OPERATOR);
    }

    boolean accepts(String password) {
        return passwordHash != null && BcryptUtil.matches(password, passwordHash);
    }
}
