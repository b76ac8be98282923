package org.ouinon.hook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.ouinon.account.Audit;
import org.ouinon.account.Deed;
import org.ouinon.database.Changes;
import org.ouinon.web.Days;

/** What an operator does with webhooks. */
@ApplicationScoped
public class Webhooks {

    private static final int LONGEST_LABEL = 100;

    private final Changes changes;
    private final Outbox outbox;
    private final HookSettings settings;
    private final Audit audit;
    private final Days days;

    Webhooks(Changes changes, Outbox outbox, HookSettings settings, Audit audit, Days days) {
        this.changes = changes;
        this.outbox = outbox;
        this.settings = settings;
        this.audit = audit;
        this.days = days;
    }

    /** A webhook that was just begun, with the secret that is shown this once. */
    public record Begun(Webhook webhook, String secret) {}

    /**
     * Begins to tell an address of some topics, from now on.
     *
     * @param by the operator's name
     * @throws IllegalArgumentException with a sentence that says what is missing or wrong
     */
    @Transactional
    public Begun begin(String label, String url, Set<Topic> topics, String by) {
        String name = label == null ? "" : label.strip();
        if (name.isEmpty() || name.length() > LONGEST_LABEL) {
            throw new IllegalArgumentException("A webhook needs a label of 1 to " + LONGEST_LABEL + " characters");
        }
        if (topics.isEmpty()) {
            throw new IllegalArgumentException("Choose at least one topic");
        }
        Destination.parse(url, settings.allowPrivate());
        look(url.strip());
        Webhook webhook = Webhook.begin(name, url.strip(), topics, by, days.now());
        audit.note(Deed.WEBHOOK_BEGUN, by, webhook.label + ": " + webhook.topics);
        changes.note(Outbox.TOPIC);
        return new Begun(webhook, webhook.signature().secret());
    }

    /** Tells a webhook nothing any more; what waits for it is given up. */
    @Transactional
    public boolean stop(int number, String by) {
        Webhook webhook = served(number);
        if (webhook == null) {
            return false;
        }
        webhook.stop(days.now());
        Message.giveUp(number);
        audit.note(Deed.WEBHOOK_STOPPED, by, webhook.label);
        changes.note(Outbox.TOPIC);
        return true;
    }

    /** Sends a message that tries the way. */
    @Transactional
    public boolean tryOut(int number) {
        Webhook webhook = served(number);
        if (webhook == null) {
            return false;
        }
        outbox.add(new News(Topic.TEST, null, Map.of("label", webhook.label), days.now()), number);
        return true;
    }

    /** Sends one message again, from its first attempt on. */
    @Transactional
    public boolean again(int number, long message) {
        return served(number) != null && Message.again(number, message, days.now());
    }

    /** Sends again all that was given up since an instant, and says how many that were. */
    @Transactional
    public long allAgain(int number, Instant from) {
        return served(number) == null ? 0 : Message.allAgain(number, from, days.now());
    }

    /** Null where there is none, or it was stopped. */
    private static Webhook served(int number) {
        Webhook webhook = Webhook.findById(number);
        return webhook == null || webhook.stoppedAt != null ? null : webhook;
    }

    private void look(String url) {
        try {
            Destination.of(url, settings.allowPrivate());
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("This address cannot be used: " + e.getMessage());
        }
    }
}
