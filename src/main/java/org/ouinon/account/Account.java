package org.ouinon.account;

import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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

    /** By the name as somebody types it. */
    static Account findByName(String name) {
        return findById(name.strip().toLowerCase(Locale.ROOT));
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

    boolean accepts(String password) {
        return passwordHash != null && BcryptUtil.matches(password, passwordHash);
    }
}
