package org.ouinon.account;

import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.ouinon.web.Days;
import org.ouinon.web.Problem;

/** Whether a name and a password belong together. */
@ApplicationScoped
class Passwords {

    private final Tries tries;
    private final Audit audit;
    private final Days days;

    /** Compared with where there is no account, so that nobody learns from the time an answer takes which names exist. */
    private final String nobodys = BcryptUtil.bcryptHash("nobody");

    Passwords(Tries tries, Audit audit, Days days) {
        this.tries = tries;
        this.audit = audit;
        this.days = days;
    }

    /**
     * Who signs in. Takes a tenth of a second of computing, as is the way of bcrypt.
     *
     * @return nobody if the name and the password do not belong together
     * @throws Problem 429 where that was tried too often
     */
    Optional<Member> check(String name, String password, HttpServerRequest request, Way way) {
        Knock knock = Knock.of(request, name);
        Optional<Account> account = matching(knock, password);
        QuarkusTransaction.requiringNew().run(() -> {
            if (account.isPresent()) {
                note(account.get().name, way);
            } else {
                noteRefusal(knock.name(), way);
            }
        });
        return account.map(Member::of);
    }

    /** Whether they belong together, without signing anybody in. */
    boolean belong(String name, String password, HttpServerRequest request) {
        return matching(Knock.of(request, name), password).isPresent();
    }

    private Optional<Account> matching(Knock knock, String password) {
        tries.needToBeLeft(knock);
        Account account = QuarkusTransaction.requiringNew().call(() -> Account.findByName(knock.name()));
        boolean open = account != null && account.isOpen();
        boolean right = BcryptUtil.matches(password, open ? account.passwordHash : nobodys);
        if (open && right) {
            tries.forget(knock);
            return Optional.of(account);
        }
        tries.note(knock);
        return Optional.empty();
    }

    private void note(String name, Way way) {
        Account account = Account.findByName(name);
        Instant now = days.now();
        if (way.isNews(account.lastSignIn, now)) {
            account.lastSignIn = now;
            audit.note(Deed.SIGNED_IN, name, way.words());
        }
    }

    /** Of names that are none, nobody learns what was typed: it may have been a password. */
    private void noteRefusal(String name, Way way) {
        tries.worthNoting().ifPresent(unnoted -> {
            String who = Account.findByName(name) == null ? "(no account)" : name;
            String others = unnoted == 0 ? "" : ", and " + unnoted + " refusals before that are not noted";
            audit.note(Deed.SIGN_IN_REFUSED, who, way.words() + others);
        });
    }
}
