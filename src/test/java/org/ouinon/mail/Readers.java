package org.ouinon.mail;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.Set;
import org.ouinon.account.Accounts;
import org.ouinon.account.Role;
import org.ouinon.web.Language;

/** Directors who get mails, each at an address of their own. */
@ApplicationScoped
public class Readers {

    private final Subscriptions subscriptions;

    Readers(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    /** A new director who wants everything about some teams; none for all. */
    public Subscription of(Integer... teams) {
        return in(Language.EN, "UTC", teams);
    }

    /** The same in a language and a time zone. */
    public Subscription in(Language language, String zone, Integer... teams) {
        String name = Accounts.opened(Role.DIRECTOR);
        return named(name, new Wishes(addressOf(name), language, ZoneId.of(zone), Set.of(teams), true, true, true));
    }

    Subscription named(String name, Wishes wishes) {
        subscriptions.take(name, wishes);
        return again(name);
    }

    /** How it stands in the database now. */
    public Subscription again(String name) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Subscription.of(name).orElse(null));
    }

    /** Nobody wants a mail from now on, so that a test hears of its own readers only. */
    public void dismissAll() {
        QuarkusTransaction.requiringNew()
                .run(() -> Subscription.<Subscription>listAll().forEach(Subscription::end));
    }

    public static String addressOf(String name) {
        return name + "@example.org";
    }
}
