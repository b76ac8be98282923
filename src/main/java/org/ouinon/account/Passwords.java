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
        Account account = QuarkusTransaction.requiringNew().call(() -> Account.findByName(name));
        if (account == null || account.passwordHash == null) {
            BcryptUtil.matches(password, nobodys);
            return Optional.empty();
        }
        if (!account.accepts(password)) {
            return Optional.empty();
        }
        QuarkusTransaction.requiringNew().run(() -> note(account.name, way));
        return Optional.of(Member.of(account));
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
