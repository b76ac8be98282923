package org.ouinon.account;

import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.ouinon.web.Days;

/** Whether a name and a password belong together. */
@ApplicationScoped
class Passwords {

    private final Audit audit;
    private final Days days;

    /** Compared with where there is no account, so that nobody learns from the time an answer takes which names exist. */
    private final String nobodys = BcryptUtil.bcryptHash("nobody");

    Passwords(Audit audit, Days days) {
        this.audit = audit;
        this.days = days;
    }

    /**
     * Who signs in. Takes a tenth of a second of computing, as is the way of bcrypt.
     *
     * @return nobody if the name and the password do not belong together
     */
    Optional<Member> check(String name, String password, Way way) {
        Optional<Account> account = matching(name, password);
        account.ifPresent(found -> QuarkusTransaction.requiringNew().run(() -> note(found.name, way)));
        return account.map(Member::of);
    }

    /** Whether they belong together, without signing anybody in. */
    boolean belong(String name, String password) {
        return matching(name, password).isPresent();
    }

    private Optional<Account> matching(String name, String password) {
        Account account = QuarkusTransaction.requiringNew().call(() -> Account.findByName(name));
        if (account == null || !account.isOpen()) {
            BcryptUtil.matches(password, nobodys);
            return Optional.empty();
        }
        return account.accepts(password) ? Optional.of(account) : Optional.empty();
    }

    private void note(String name, Way way) {
        Account account = Account.findByName(name);
        Instant now = days.now();
        if (way.isNews(account.lastSignIn, now)) {
            account.lastSignIn = now;
            audit.note(Deed.SIGNED_IN, name, way.words());
        }
    }
}
