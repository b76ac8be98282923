package org.ouinon.account;

import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.Set;

/** Who may sign in. */
@Entity
public class Account extends PanacheEntityBase {

    public static final String ADMIN = "admin";

    @Id
    public String name;

    String passwordHash;

    /** Names of {@link Role}, with commas between them. */
    String roles;

    static Account findByName(String name) {
        return findById(name);
    }

    static Account open(String name, String password, Set<String> roles) {
        Account account = new Account();
        account.name = name;
        account.roles = String.join(",", roles);
        account.changePassword(password);
        account.persistAndFlush();
        return account;
    }

    /** Every role of this account. */
    public Set<String> roles() {
        return Set.of(roles.split(","));
    }

    void changePassword(String password) {
        passwordHash = BcryptUtil.bcryptHash(password);
    }

    boolean accepts(String password) {
        return BcryptUtil.matches(password, passwordHash);
    }
}
