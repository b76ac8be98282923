package org.ouinon.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ouinon.web.PlainText;
import org.ouinon.web.Site;

/** The one way out for mails to directors: to one mailbox each, with a way to end them in one click (RFC 8058). */
@ApplicationScoped
public class Sender {

    private static final String NO_HOST = "none";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ReactiveMailer mailer;
    private final Vertx vertx;
    private final MailSettings settings;
    private final String host;
    private final Site site;

    Sender(
            ReactiveMailer mailer,
            Vertx vertx,
            MailSettings settings,
            @ConfigProperty(name = "quarkus.mailer.host") String host,
            Site site) {
        this.mailer = mailer;
        this.vertx = vertx;
        this.settings = settings;
        this.host = host;
        this.site = site;
    }

    /** Whether an operator has named a mail server and the address that mails come from. */
    public boolean isOn() {
        return !host.equals(NO_HOST) && settings.from().isPresent();
    }

    /**
     * Sends a mail and waits for the mail server's word, half a minute at most; not for the event loop.
     *
     * @return what became of it; a mail that cannot be sent throws nothing, so that the others go out
     */
    public Delivery send(Subscription to, Letter letter) {
        if (!isOn()) {
            return new Delivery(Delivery.Outcome.FAILED, "No mail server is set");
        }
        try {
            mailer.send(mail(to, letter))
                    .runSubscriptionOn(this::onEventLoop)
                    .await()
                    .atMost(PATIENCE);
            return Delivery.SENT;
        } catch (RuntimeException e) {
            return failed(e);
        }
    }

    /**
     * From any other thread, the mail server's greeting may come before the library listens; then it is lost, and the library
     * waits for it in vain.
     */
    private void onEventLoop(Runnable work) {
        vertx.getOrCreateContext().runOnContext(nothing -> work.run());
    }

    private Mail mail(Subscription to, Letter letter) {
        return new Mail()
                .setFrom(settings.from().orElseThrow())
                .addTo(to.address)
                .setSubject(letter.subject())
                .setText(letter.text())
                .setHtml(letter.html())
                .addHeader("List-Unsubscribe", "<" + site.base().at(to.unsubscribePath()) + ">")
                .addHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
                // Nobody's absence is to be answered to (RFC 3834).
                .addHeader("Auto-Submitted", "auto-generated");
    }

    private static Delivery failed(RuntimeException e) {
        Throwable root = Stream.iterate((Throwable) e, cause -> cause != null, Throwable::getCause)
                .reduce((outer, inner) -> inner)
                .orElse(e);
        String reason = PlainText.line(
                        root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage())
                .value();
        return new Delivery(isCertain(root) ? Delivery.Outcome.FAILED : Delivery.Outcome.UNKNOWN, reason);
    }

    /** Whether the server said no, or was never reached. */
    private static boolean isCertain(Throwable root) {
        return root instanceof SMTPException
                || root instanceof ConnectException
                || root instanceof NoRouteToHostException
                || root instanceof UnknownHostException
                || root instanceof SSLException;
    }
}
