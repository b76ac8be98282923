package org.ouinon.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;
import org.ouinon.account.Account;
import org.ouinon.account.Audit;
import org.ouinon.account.Deed;
import org.ouinon.web.Days;

/** How mails are asked for and ended. */
@ApplicationScoped
public class Subscriptions {

    /** So often at most it is written down that somebody was seen. */
    private static final Duration NEWS = Duration.ofDays(1);

    private final Audit audit;
    private final Days days;

    Subscriptions(Audit audit, Days days) {
        this.audit = audit;
        this.days = days;
    }

    @Transactional
    Optional<Subscription> of(String account) {
        return Subscription.of(account);
    }

    /** Takes the wishes of a director who is signed in; whoever wants nothing and gives no address is forgotten. */
    @Transactional
    void take(String account, Wishes wishes) {
        if (wishes.address().isEmpty()) {
            forget(account);
            return;
        }
        Subscription subscription = Subscription.of(account).orElseGet(() -> Subscription.begin(account));
        subscription.take(wishes);
        subscription.see(epoch(account), days.now());
        subscription.persist();
        audit.note(Deed.MAIL_CHANGED, account, account + ": " + subscription.words());
    }

    /** Takes note that a director is here, which keeps the mails of those going whom the organisation's provider sends. */
    @Transactional
    public void saw(String account) {
        Subscription.of(account)
                .filter(s -> s.seenAt.plus(NEWS).isBefore(days.now()) || s.epoch != epoch(account))
                .ifPresent(s -> s.see(epoch(account), days.now()));
    }

    /** Whose mails a secret ends. */
    @Transactional
    Optional<Subscription> ofSecret(String secret) {
        return Subscription.ofSecret(secret);
    }

    /** Ends all mails of whoever has the secret; a second time changes nothing. */
    @Transactional
    Optional<Subscription> end(String secret) {
        Optional<Subscription> found = Subscription.ofSecret(secret);
        found.filter(Subscription::isOn).ifPresent(subscription -> {
            subscription.end();
            audit.note(Deed.MAIL_CHANGED, subscription.account, subscription.account + ": none, by a link in a mail");
        });
        return found;
    }

    private void forget(String account) {
        Subscription.of(account).ifPresent(subscription -> {
            subscription.delete();
            audit.note(Deed.MAIL_CHANGED, account, account + ": forgotten");
        });
    }

    private static int epoch(String account) {
        return Account.epochOf(account);
    }
}
